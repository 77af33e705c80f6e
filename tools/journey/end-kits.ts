import assert from 'node:assert/strict';
import type { Team } from './build-team.ts';
import { type DownloadedKit, downloadKit, untilRegistrySays, verifyOffline, verifyWithStatus } from './check-kit.ts';
import type { Collection } from './collect-records.ts';
import { evaluateToPass, untilDelivered } from './issue-kit.ts';
import type { Journey } from './journey.ts';
import { answered, refused } from './visitor.ts';

/** The kit is issued again with a correction, which supersedes it; then the new one is withdrawn. Registry and verifier say so. */
export async function endKits(
  journey: Journey,
  { owner, operator }: Team,
  { packetId }: Collection,
  first: DownloadedKit,
): Promise<void> {
  const { step } = journey;
  const params = { path: { packetId } };
  const nextId = await step('the operator opens a corrected packet in place of the issued one', async () => {
    const body = { reason: 'The scope was written down too narrowly.' };
    const next = await answered(operator.api.POST('/v1/packets/{packetId}/reissue', { params, body }));
    assert.deepEqual([next.state, next.supersedes], ['collecting', packetId]);
    const { items } = await answered(
      operator.api.GET('/v1/packets/{packetId}/records', { params: { path: { packetId: next.id } } }),
    );
    assert.equal(items.length, 3);
    await refused(operator.api.POST('/v1/packets/{packetId}/reissue', { params, body }), 'reissue_open');
    return next.id;
  });
  await evaluateToPass(journey, operator, nextId);
  const second = await step('its kit has a receipt of its own and supersedes the first one', async () => {
    await operator.api.POST('/v1/packets/{packetId}/issuance', { params: { path: { packetId: nextId } } });
    await untilDelivered(operator, nextId);
    const kit = await downloadKit(journey, operator, { packetId: nextId, registry: '/registry' });
    assert.notEqual(kit.receiptSha256, first.receiptSha256);
    verifyOffline(journey, kit);
    const { status } = await answered(operator.api.GET('/v1/packets/{packetId}/kit', { params }));
    const { state } = await answered(operator.api.GET('/v1/packets/{packetId}', { params }));
    assert.deepEqual([status, state], ['superseded', 'superseded']);
    return kit;
  });
  await step('the registry and a verifier with its status view say superseded', async () => {
    await untilRegistrySays(journey, first, 'superseded');
    await untilRegistrySays(journey, second, 'issued');
    const codes = codesOf(await verifyWithStatus(journey, first));
    assert(codes.includes('receipt_superseded'), codes.join());
  });
  await step('the owner withdraws the second kit', async () => {
    const body = { reason: 'The client asked for it.' };
    const next = { path: { packetId: nextId } };
    await refused(operator.api.POST('/v1/packets/{packetId}/withdraw', { params: next, body }), 'permission_missing');
    const { status } = await answered(owner.api.POST('/v1/packets/{packetId}/withdraw', { params: next, body }));
    assert.equal(status, 'withdrawn');
    await untilRegistrySays(journey, second, 'withdrawn');
    const codes = codesOf(await verifyWithStatus(journey, second));
    assert(codes.includes('receipt_withdrawn'), codes.join());
  });
}

function codesOf({ proves, also }: Awaited<ReturnType<typeof verifyWithStatus>>): string[] {
  return [...proves, ...also].flatMap(({ checks }) => checks.map(({ code }) => code ?? ''));
}
