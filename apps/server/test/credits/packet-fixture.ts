import { CompiledQuery } from 'kysely';
import type { Mode } from '../../src/access/index.ts';
import type { AppDatabase } from '../../src/database/index.ts';

/** A packet as far as the ledger looks at it. */
export async function addPacket(
  { query }: AppDatabase,
  { partnerId, mode, packetId, state }: { partnerId: string; mode: Mode; packetId: string; state: string },
): Promise<void> {
  await query.executeQuery(
    CompiledQuery.raw(
      'create table if not exists packets (id text primary key, partner_id text, mode text, state text)',
    ),
  );
  await query.executeQuery(
    CompiledQuery.raw(
      `insert into packets values ('${packetId}', '${partnerId}', '${mode}', '${state}') on conflict do nothing`,
    ),
  );
}

export async function setPacketState({ query }: AppDatabase, packetId: string, state: string): Promise<void> {
  await query.executeQuery(CompiledQuery.raw(`update packets set state = '${state}' where id = '${packetId}'`));
}
