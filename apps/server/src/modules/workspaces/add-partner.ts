import { makeUuidV7 } from '@attestlayer/encoding';
import type { AppContext } from '../../context.ts';
import type { Tx } from '../../database/index.ts';
import { type Partner, toPartner } from './partner.ts';
import type { Tier } from './workspace-tables.ts';

/** A client who forgot gets a reminder a week; who does not answer four of them needs a call, not a fifth mail. */
const REMINDER_EVERY_DAYS = 7;
const REMINDER_MAX_COUNT = 4;

/** Makes a workspace with the defaults of every setting. */
export async function addPartner(
  tx: Tx,
  context: AppContext,
  { name, tier, locale }: { name: string; tier: Tier; locale: 'en' | 'fr' },
): Promise<Partner> {
  const now = context.now();
  const row = await tx
    .insertInto('partners')
    .values({
      id: makeUuidV7(now, context.random(10)),
      name,
      tier,
      state: 'active',
      binder_name: name,
      logo_blob_sha256: null,
      locale,
      record_pdf: 0,
      second_factor_demanded: 0,
      reminder_every_days: REMINDER_EVERY_DAYS,
      reminder_max_count: REMINDER_MAX_COUNT,
      retention_policy: '{}',
      version: 1,
      created_at: now,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  return toPartner(row);
}
