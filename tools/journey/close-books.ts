import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { writeCanonical } from '@attestlayer/encoding';
import type { AdmittedPartner } from './admit-partner.ts';
import type { Team } from './build-team.ts';
import type { Collection } from './collect-records.ts';
import type { Journey } from './journey.ts';
import { answered, refused } from './visitor.ts';

export type Figures = { credits_granted: number; credits_burned: number; audit_events: number };

/** The statement adds up, and the exported audit log is the chain that it claims to be. */
export async function closeBooks(
  { step }: Journey,
  { owner }: Team,
  expected: { granted: number; burned: number },
): Promise<Figures> {
  await step('the statement shows what was granted and what each kit cost', async () => {
    const { lines, closing } = await answered(owner.api.GET('/v1/credits/statement'));
    const sum = (type: string) =>
      lines.filter((line) => line.type === type).reduce((total, { amount }) => total + amount, 0);
    assert.deepEqual([sum('topup'), sum('burn')], [expected.granted, expected.burned]);
    const burns = lines.filter(({ type }) => type === 'burn');
    assert(burns.every(({ packet_id }) => packet_id !== null));
    const { available, held, burned, expired, overage, issuer } = closing;
    assert.equal(available + held + burned + expired + overage + issuer, 0);
    assert.deepEqual([available, held], [expected.granted - expected.burned, 0]);
  });
  const events = await step('the exported audit log is an unbroken chain', async () => {
    const response = await owner.fetch('/v1/audit/export?format=json');
    const exported = (await response.json()) as Record<string, string | number | null>[];
    let previous: string | null = null;
    for (const [index, { sha256, ...event }] of exported.entries()) {
      assert.deepEqual([event.seq, event.previous_sha256], [index + 1, previous]);
      assert.equal(createHash('sha256').update(writeCanonical(event)).digest('hex'), sha256);
      previous = String(sha256);
    }
    const check = await answered(owner.api.GET('/v1/audit/check'));
    assert.deepEqual(check, { state: 'intact', events: exported.length, head_sha256: previous });
    return exported.length;
  });
  return { credits_granted: expected.granted, credits_burned: expected.burned, audit_events: events };
}

/** What is one partner's does not exist for another, nor for the issuer's own people. */
export async function checkIsolation(
  { step }: Journey,
  { stranger, issuer }: { stranger: AdmittedPartner; issuer: Team['owner'] },
  { clientId, packetId }: Collection,
): Promise<void> {
  await step('a second partner finds nothing of the first one', async () => {
    const { api } = stranger.owner;
    const params = { path: { packetId } };
    await refused(api.GET('/v1/packets/{packetId}', { params }), 'not_found');
    await refused(api.GET('/v1/packets/{packetId}/kit', { params }), 'not_found');
    await refused(api.POST('/v1/packets/{packetId}/withdraw', { params, body: { reason: 'Not ours.' } }), 'not_found');
    await refused(api.GET('/v1/clients/{clientId}', { params: { path: { clientId } } }), 'not_found');
    assert.equal((await stranger.owner.fetch(`/v1/packets/${packetId}/kit.zip`)).status, 404);
    const { items } = await answered(api.GET('/v1/packets'));
    assert.deepEqual(items, []);
  });
  await step("the issuer's people read no packets of partners", () =>
    refused(issuer.api.GET('/v1/packets/{packetId}', { params: { path: { packetId } } }), 'permission_missing'),
  );
}
