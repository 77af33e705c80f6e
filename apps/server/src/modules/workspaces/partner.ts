import type { JsonValue } from '@attestlayer/encoding';
import type { AppDatabase, Tx } from '../../database/index.ts';
import { notFound } from '../../http/index.ts';
import type { Tier, WorkspaceTables } from './workspace-tables.ts';

export type Partner = {
  id: string;
  name: string;
  tier: Tier;
  state: 'active' | 'suspended' | 'closed';
  settings: PartnerSettings;
  retention_policy: JsonValue;
  version: number;
  created_at: number;
};

export type PartnerSettings = {
  binder_name: string;
  logo_blob_sha256: string | null;
  locale: 'en' | 'fr';
  record_pdf: boolean;
  second_factor_demanded: boolean;
  reminder_every_days: number;
  reminder_max_count: number;
};

/** Finds a partner. @throws Problem not_found */
export async function getPartner(db: Tx | AppDatabase['query'], partnerId: string): Promise<Partner> {
  const row = await db.selectFrom('partners').selectAll().where('id', '=', partnerId).executeTakeFirst();
  if (row === undefined) throw notFound('partner');
  return toPartner(row);
}

/** Takes the partner for this transaction, so that two changes that depend on each other come one after the other. @throws Problem not_found */
export async function lockPartner(tx: Tx, partnerId: string): Promise<Partner> {
  const row = await tx
    .updateTable('partners')
    .set((partner) => ({ version: partner.ref('version') }))
    .where('id', '=', partnerId)
    .returningAll()
    .executeTakeFirst();
  if (row === undefined) throw notFound('partner');
  return toPartner(row);
}

export function toPartner(row: WorkspaceTables['partners']): Partner {
  const { id, name, tier, state, version, created_at } = row;
  return {
    id,
    name,
    tier,
    state,
    settings: {
      binder_name: row.binder_name,
      logo_blob_sha256: row.logo_blob_sha256,
      locale: row.locale,
      record_pdf: row.record_pdf === 1,
      second_factor_demanded: row.second_factor_demanded === 1,
      reminder_every_days: row.reminder_every_days,
      reminder_max_count: row.reminder_max_count,
    },
    retention_policy: JSON.parse(row.retention_policy) as JsonValue,
    version,
    created_at,
  };
}
