import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { APPROVAL_RECORDS } from './approval-records.ts';
import type { Team } from './build-team.ts';
import { bytesOf, type Collection } from './collect-records.ts';
import type { Journey } from './journey.ts';
import { receiveMail } from './mailbox.ts';
import { upload } from './upload.ts';
import { answered, refused, type Visitor } from './visitor.ts';

const POLL_MS = 200;
/** A kit of three records takes seconds; both cores may be busy. */
const TIMEOUT_MS = 240_000;

/** FAIL with blockers for no credit, the missing record, PASS, and one kit for one credit though it is asked for twice. */
export async function issueFirstKit(
  journey: Journey,
  { operator, viewer }: Team,
  collection: Collection,
): Promise<void> {
  const { step, outbox } = journey;
  const { packetId, contributor } = collection;
  const params = { path: { packetId } };
  const credits = () => answered(operator.api.GET('/v1/credits'));
  const before = await credits();
  await step('a packet that was not evaluated cannot be issued', () =>
    refused(operator.api.POST('/v1/packets/{packetId}/issuance', { params }), 'packet_state_differs'),
  );
  await step('the evaluation is FAIL with a blocker, and costs nothing', async () => {
    const found = await answered(operator.api.POST('/v1/packets/{packetId}/evaluations', { params }));
    assert.deepEqual([found.outcome, found.state, found.attempt], ['FAIL', 'blocked', 1]);
    assert.deepEqual(
      [...new Set(found.evaluation.blockers.map(({ requirement_id }) => requirement_id))],
      ['HUMAN-01.SIG'],
    );
    await refused(operator.api.POST('/v1/packets/{packetId}/issuance', { params }), 'packet_state_differs');
    const after = await credits();
    assert.deepEqual([after.available, after.held, after.burned], [before.available, 0, 0]);
  });
  await step('its report is there as JSON, CSV and PDF', async () => {
    const path = `/v1/packets/${packetId}/evaluations/1`;
    const json = (await (await operator.fetch(path)).json()) as { outcome: string };
    assert.equal(json.outcome, 'FAIL');
    assert.match(await (await operator.fetch(`${path}?format=csv`)).text(), /HUMAN-01\.SIG/);
    const pdf = await operator.fetch(`${path}?format=pdf`);
    assert.match(Buffer.from(await pdf.arrayBuffer()).toString('latin1'), /^%PDF-1\.[\s\S]*%%EOF\s*$/);
  });
  await step('the client sees it once it is shared, and is told by mail', async () => {
    await refused(contributor.api.GET('/v1/portal/report'), 'not_found');
    await operator.api.POST('/v1/packets/{packetId}/evaluations/{attempt}/share', {
      params: { path: { packetId, attempt: 1 } },
    });
    const report = await answered(contributor.api.GET('/v1/portal/report'));
    assert.equal(report.outcome, 'FAIL');
    await receiveMail(outbox, 'rui@harbourview.example', /missing/);
  });
  await step('the contributor sends what was missing; readiness shows PASS and counts no attempt', async () => {
    const { name, requirement, text } = APPROVAL_RECORDS[2]!;
    await upload(contributor, { name, requirement, bytes: bytesOf(text) });
    const { outcome } = await answered(operator.api.GET('/v1/packets/{packetId}/readiness', { params }));
    const { state, attempts } = await answered(operator.api.GET('/v1/packets/{packetId}', { params }));
    assert.deepEqual([outcome, state, attempts], ['PASS', 'collecting', 1]);
  });
  await evaluateToPass(journey, operator, packetId);
  await step('issue is called twice at once: one issuance, one credit', async () => {
    await refused(viewer.api.POST('/v1/packets/{packetId}/issuance', { params }), 'permission_missing');
    const ask = () => answered(operator.api.POST('/v1/packets/{packetId}/issuance', { params }));
    const [one, other] = await Promise.all([ask(), ask()]);
    assert.equal(one.id, other.id);
    await untilDelivered(operator, packetId);
    const after = await credits();
    assert.deepEqual([after.available, after.held, after.burned], [before.available - 1, 0, 1]);
  });
  await step('who asked for the kit gets a link by mail, not the kit', async () => {
    const { text } = await receiveMail(outbox, 'operator@brightwater.example', /is issued/);
    assert.match(text, /\/packets\//);
  });
}

/** Evaluates a complete packet. */
export async function evaluateToPass({ step }: Journey, visitor: Visitor, packetId: string): Promise<void> {
  await step('the evaluation is PASS', async () => {
    const params = { path: { packetId } };
    const { outcome, state } = await answered(visitor.api.POST('/v1/packets/{packetId}/evaluations', { params }));
    assert.deepEqual([outcome, state], ['PASS', 'ready']);
  });
}

/** Waits until the kit is there. */
export async function untilDelivered(visitor: Visitor, packetId: string): Promise<void> {
  const params = { path: { packetId } };
  for (const deadline = Date.now() + TIMEOUT_MS; Date.now() < deadline; await sleep(POLL_MS)) {
    const { state, error } = await answered(visitor.api.GET('/v1/packets/{packetId}/issuance', { params }));
    assert.equal(error, null);
    if (state === 'delivered') return;
  }
  assert.fail('the kit is not delivered');
}
