import { type Mode, systemTenant } from '../../access/index.ts';
import type { AppContext } from '../../context.ts';
import { deleteKitZip, listExpiredKits } from '../issuance/index.ts';
import { lockPacket } from '../packets/index.ts';
import { deleteContents, listExpiredPackets } from '../records/index.ts';
import { listPartners, type Partner, retentionPolicyOf } from '../workspaces/index.ts';
import { recordDeletion } from './record-deletion.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
/** Rows read at a time; each packet is a transaction of its own. */
const PAGE = 100;
const MODES: readonly Mode[] = ['live', 'test'];

/**
 * Deletes what every workspace keeps no longer, a packet at a time. A crash leaves whole packets done and the rest for the next
 * run; what is deleted is found no more, so running it again does nothing.
 */
export async function deleteExpired(context: AppContext): Promise<void> {
  for (let before: string | undefined; ; ) {
    const partners = await listPartners(context.database.query, { limit: PAGE, before, state: undefined });
    for (const partner of partners) {
      for (const mode of MODES) {
        await deleteExpiredRecords(context, partner, mode);
        await deleteExpiredKits(context, partner, mode);
      }
    }
    before = partners.at(-1)?.id;
    if (partners.length < PAGE) return;
  }
}

async function deleteExpiredRecords(context: AppContext, partner: Partner, mode: Mode): Promise<void> {
  const { policy, sha256: policySha256 } = retentionPolicyOf(partner);
  if (policy.records_days === null) return;
  const question = {
    partnerId: partner.id,
    mode,
    endedBefore: context.now() - policy.records_days * DAY_MS,
    limit: PAGE,
  };
  await forEachFound(
    () => listExpiredPackets(context.database.query, question),
    (packetId) =>
      context.database.transaction(async (tx) => {
        const packet = await lockPacket(tx, systemTenant(partner.id, mode), packetId);
        // It was withdrawn in between: then its time begins anew.
        if (packet.state_changed_at >= question.endedBefore) return;
        const files = await deleteContents(tx, context, packet);
        await recordDeletion(tx, context, { packet, kind: 'records', files, policySha256 });
      }),
  );
}

async function deleteExpiredKits(context: AppContext, partner: Partner, mode: Mode): Promise<void> {
  const { policy, sha256: policySha256 } = retentionPolicyOf(partner);
  if (policy.kits_days === null) return;
  const issuedBefore = context.now() - policy.kits_days * DAY_MS;
  const question = { partnerId: partner.id, mode, issuedBefore, limit: PAGE };
  await forEachFound(
    () => listExpiredKits(context.database.query, question),
    (packetId) =>
      context.database.transaction(async (tx) => {
        const packet = await lockPacket(tx, systemTenant(partner.id, mode), packetId);
        const kit = await deleteKitZip(tx, context, packetId);
        const files = kit === null ? [] : [{ sha256: kit.zip_sha256, sizeBytes: kit.zip_size }];
        await recordDeletion(tx, context, { packet, kind: 'kit', files, policySha256 });
      }),
  );
}

/** Asks again until nothing new is found. One that is found twice was left as it is, and waits for the next run. */
async function forEachFound(find: () => Promise<string[]>, work: (packetId: string) => Promise<void>): Promise<void> {
  const seen = new Set<string>();
  for (;;) {
    const found = (await find()).filter((packetId) => !seen.has(packetId));
    if (found.length === 0) return;
    for (const packetId of found) {
      seen.add(packetId);
      await work(packetId);
    }
  }
}
