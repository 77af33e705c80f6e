import assert from 'node:assert/strict';
import { APPROVAL_DECLARATIONS, APPROVAL_RECORDS, daysAgo } from './approval-records.ts';
import type { Team } from './build-team.ts';
import { downloadKit, untilRegistrySays, verifyOffline } from './check-kit.ts';
import { bytesOf } from './collect-records.ts';
import { untilDelivered } from './issue-kit.ts';
import type { Journey } from './journey.ts';
import { upload } from './upload.ts';
import { answered, refused, type Visitor } from './visitor.ts';

const PERMISSIONS = [
  'packets:read',
  'packets:write',
  'packets:issue',
  'clients:write',
  'records:write',
  'kits:download',
] as const;
const GRANT = 3;

/** A platform with a key of the sandbox: opens a submission, uploads, finishes, and fetches its kit. */
export async function useApiKey(journey: Journey, { issuer, team }: { issuer: Visitor; team: Team }): Promise<void> {
  const { step, visitor } = journey;
  const program = await step('the owner makes a test key, and the issuer grants test credits', async () => {
    const body = { mode: 'test' as const, name: 'platform', permissions: [...PERMISSIONS] };
    const { secret } = await answered(team.owner.api.POST('/v1/api-keys', { body }));
    assert.match(secret, /^al_test_/);
    await issuer.api.POST('/v1/console/partners/{partnerId}/grants', {
      params: { path: { partnerId: team.partnerId } },
      body: { mode: 'test', amount: GRANT, grant_key: 'journey-1' },
    });
    return visitor(secret);
  });
  await step('the key does what it was given and no more', () =>
    refused(program.api.GET('/v1/team'), 'permission_missing'),
  );
  const packetId = await step('it opens a submission in one call, which can be repeated', async () => {
    const call = () =>
      answered(
        program.api.POST('/v1/submissions', {
          headers: { 'idempotency-key': 'journey-submission' },
          body: { client: { name: 'Sandbox Client' }, profile_id: 'HUMAN-01', title: 'Change 4711 by program' },
        }),
      );
    const [one, again] = [await call(), await call()];
    assert.deepEqual([one.id, one.mode], [again.id, 'test']);
    return one.id;
  });
  const params = { path: { packetId } };
  const finish = () => answered(program.api.POST('/v1/submissions/{packetId}/finish', { params }));
  await step('finishing it too early is FAIL, and issues nothing', async () => {
    const { outcome, issuance } = await finish();
    assert.deepEqual([outcome, issuance], ['FAIL', null]);
  });
  await step('with its records it is PASS, and the kit follows', async () => {
    for (const { name, requirement, text } of APPROVAL_RECORDS) {
      const recordId = await upload(program, { packetId, name, requirement, bytes: bytesOf(text) });
      const body = { effective_from: daysAgo(30), effective_until: daysAgo(-300) };
      await program.api.PATCH('/v1/records/{recordId}', { params: { path: { recordId } }, body });
    }
    await program.api.PUT('/v1/packets/{packetId}/declarations', { params, body: APPROVAL_DECLARATIONS });
    const { outcome, issuance } = await finish();
    assert.equal(outcome, 'PASS');
    assert.equal(issuance?.packet_id, packetId);
    assert.equal((await finish()).issuance?.id, issuance.id);
    await untilDelivered(program, packetId);
  });
  await step('the sandbox kit verifies under the trust root of the sandbox, whose registry has it', async () => {
    const kit = await downloadKit(journey, program, { packetId, registry: '/registry-test' });
    verifyOffline(journey, kit);
    await untilRegistrySays(journey, kit, 'issued');
    const live = await visitor().fetch(`/registry/v1/receipts/${kit.receiptSha256}`);
    assert.equal(((await live.json()) as { status: string }).status, 'unknown');
  });
  await step('what the key made is invisible to people at work on live packets', () =>
    refused(team.owner.api.GET('/v1/packets/{packetId}', { params }), 'not_found'),
  );
}
