import type { Mode } from '../../src/access/index.ts';
import type { AppDatabase } from '../../src/database/index.ts';
import type { PacketState } from '../../src/modules/packets/index.ts';

const SHA256 = '0'.repeat(64);

/** A packet that is being issued, in rows alone. */
export async function addPacket(
  { query }: AppDatabase,
  { partnerId, mode, packetId }: { partnerId: string; mode: Mode; packetId: string },
): Promise<void> {
  const profile = { profile_id: 'NOTE-01', version: 1, sha256: SHA256, title: 'Notes', document: '{}' };
  const client = { id: partnerId, partner_id: partnerId, mode, name: 'Client', reference: null };
  const series = { id: partnerId, partner_id: partnerId, mode, client_id: partnerId, profile_id: 'NOTE-01' };
  await query
    .insertInto('profiles')
    .values({ ...profile, published_at: 0, published_by: null })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await query
    .insertInto('clients')
    .values({
      ...client,
      contacts: '[]',
      locale: 'en',
      search_text: '',
      archived_at: null,
      created_at: 0,
      created_by: null,
      version: 1,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await query
    .insertInto('packet_series')
    .values(series)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await query
    .insertInto('packets')
    .values({
      id: packetId,
      partner_id: partnerId,
      mode,
      client_id: partnerId,
      profile_id: 'NOTE-01',
      profile_version: 1,
      profile_sha256: SHA256,
      series_id: partnerId,
      title: 'Packet',
      reference: null,
      period_from: null,
      period_until: null,
      due_at: null,
      state: 'issuing',
      state_changed_at: 0,
      attempts: 1,
      blockers: 0,
      search_text: '',
      created_at: 0,
      created_by: null,
      version: 1,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function setPacketState({ query }: AppDatabase, packetId: string, state: PacketState): Promise<void> {
  await query.updateTable('packets').set({ state }).where('id', '=', packetId).execute();
}

/** The kit of a packet, in rows alone. */
export async function addKit({ query }: AppDatabase, packetId: string, issuanceId: string): Promise<void> {
  const { partner_id, mode, client_id, series_id } = await query
    .selectFrom('packets')
    .selectAll()
    .where('id', '=', packetId)
    .executeTakeFirstOrThrow();
  const owner = { partner_id, mode, client_id, packet_id: packetId, series_id };
  const bytes = new Uint8Array(1);
  const zip = { kit_id: issuanceId, zip_sha256: SHA256, zip_size: 1, entry_sha256: issuanceId };
  const receipt = { receipt_id: issuanceId, receipt_sha256: issuanceId, issued_at: 0, delivered_at: 0 };
  const { n } = await query
    .selectFrom('log_submissions')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  const place = { mode, entry_sha256: issuanceId, entry: bytes, log_index: Number(n), proof: bytes };
  await query
    .insertInto('log_submissions')
    .values({ ...place, state: 'logged', error: null, submitted_at: 0, logged_at: 0 })
    .execute();
  await query
    .insertInto('issuances')
    .values({
      ...owner,
      ...zip,
      ...receipt,
      id: issuanceId,
      state: 'delivered',
      outcome: 'PASS',
      attempt: 1,
      evaluation: '{}',
      records: '[]',
      seed: bytes,
      requested: '{}',
      frozen: '{}',
      after_checkpoint: bytes,
      error_code: null,
      error_message: null,
      progress: null,
      requested_at: 0,
      requested_by: null,
      state_changed_at: 0,
      delivery_due_at: 0,
    })
    .execute();
  const status = { status: 'issued' as const, status_reason: null, status_at: null, status_entry_sha256: null };
  await query
    .insertInto('kits')
    .values({ ...owner, ...zip, ...receipt, ...status, issuance_id: issuanceId, manifest: bytes, log_index: Number(n) })
    .execute();
}
