import assert from 'node:assert/strict';
import { APPROVAL_DECLARATIONS, APPROVAL_RECORDS, daysAgo } from './approval-records.ts';
import type { Team } from './build-team.ts';
import type { Journey } from './journey.ts';
import { receiveMail } from './mailbox.ts';
import { upload } from './upload.ts';
import { answered, refused, type Visitor } from './visitor.ts';

const CONTACT = { name: 'Rui Contributor', email: 'rui@harbourview.example' };

export type Collection = { clientId: string; packetId: string; contributor: Visitor };

/** A client, a packet and a request; the contributor sends all but one of the records and submits. */
export async function collectRecords(journey: Journey, { operator }: Team): Promise<Collection> {
  const { step, visitor, outbox, gateway } = journey;
  const { clientId, packetId } = await step('the operator adds a client and opens a packet', async () => {
    const client = await answered(
      operator.api.POST('/v1/clients', { body: { name: 'Harbourview Dental Group', contacts: [CONTACT] } }),
    );
    const packet = await answered(
      operator.api.POST('/v1/packets', {
        body: { client_id: client.id, profile_id: 'HUMAN-01', title: 'Change 4711', reference: 'CHG-4711' },
      }),
    );
    assert.equal(packet.state, 'collecting');
    return { clientId: client.id, packetId: packet.id };
  });
  const link = await step('and asks the client for records by mail', async () => {
    const params = { path: { packetId } };
    await answered(operator.api.POST('/v1/packets/{packetId}/requests', { params, body: { contact: CONTACT } }));
    return receiveMail(outbox, CONTACT.email, /asks/);
  });
  const token = await step('the contributor opens the link: GET changes nothing, POST gives the session', async () => {
    const anybody = visitor();
    const look = { params: { query: { token: link.token } } };
    for (let times = 0; times < 3; times++) await answered(anybody.api.GET('/v1/portal/link', look));
    await refused(anybody.api.GET('/v1/portal/request'), 'sign_in_required');
    const typed = await answered(
      anybody.api.POST('/v1/portal/open', { body: { email: CONTACT.email, code: link.code } }),
    );
    const opened = await answered(anybody.api.POST('/v1/portal/open', { body: { token: link.token } }));
    assert.equal(typed.request_id, opened.request_id);
    return opened.token;
  });
  const contributor = visitor(token);
  await step('and sees this request and nothing else', async () => {
    const checklist = await answered(contributor.api.GET('/v1/portal/request'));
    assert.equal(checklist.next, 'send_records');
    assert.equal(checklist.requirements.length, APPROVAL_RECORDS.length);
    await refused(contributor.api.GET('/v1/packets'), 'permission_missing');
    await refused(contributor.api.GET('/v1/clients'), 'permission_missing');
  });
  const [authority, context] = APPROVAL_RECORDS;
  await step('uploads a record over a line that breaks, and resumes it', async () => {
    const { name, requirement, text } = authority!;
    const breaks = { url: gateway.urls[0]!, token };
    const recordId = await upload(contributor, { name, requirement, bytes: bytesOf(text), breaks });
    const body = { effective_from: daysAgo(30), effective_until: daysAgo(-300) };
    const params = { path: { recordId } };
    const record = await answered(contributor.api.PATCH('/v1/portal/records/{recordId}', { params, body }));
    assert.equal(record.effective_from, body.effective_from);
  });
  await step('uploads another one, declares the fields and submits', async () => {
    const { name, requirement, text } = context!;
    await upload(contributor, { name, requirement, bytes: bytesOf(text) });
    await contributor.api.PUT('/v1/portal/declarations', { body: APPROVAL_DECLARATIONS });
    const { state } = await answered(contributor.api.POST('/v1/portal/submit'));
    assert.equal(state, 'submitted');
  });
  await step('the operator is told by mail', () => receiveMail(outbox, 'operator@brightwater.example', /submitted/));
  return { clientId, packetId, contributor };
}

export const bytesOf = (text: string) => new TextEncoder().encode(text);
