import type { Tenant } from '../../access/index.ts';
import type { Queryable } from '../../database/index.ts';
import { listKeptKits } from '../issuance/index.ts';
import { listKeptContent } from '../records/index.ts';
import { getPartner, retentionPolicyOf } from '../workspaces/index.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** What the retention policy will have deleted, and from when on the daily run does it. */
export type UpcomingDeletion = {
  packetId: string;
  clientId: string;
  title: string;
  kind: 'records' | 'kit';
  files: number;
  sizeBytes: number;
  dueAt: number;
};

/** Lists what is deleted next under the policy of the workspace, the earliest first; what is kept for good is not in it. */
export async function listUpcoming(db: Queryable, tenant: Tenant, limit: number): Promise<UpcomingDeletion[]> {
  const { records_days, kits_days } = retentionPolicyOf(await getPartner(db, tenant.partnerId)).policy;
  const contents = records_days === null ? [] : await listKeptContent(db, tenant, limit);
  const kits = kits_days === null ? [] : await listKeptKits(db, tenant, limit);
  const upcoming: UpcomingDeletion[] = [
    ...contents.map(({ since, ...row }) => ({
      ...row,
      kind: 'records' as const,
      dueAt: since + records_days! * DAY_MS,
    })),
    ...kits.map(({ since, ...row }) => ({
      ...row,
      kind: 'kit' as const,
      files: 1,
      dueAt: since + kits_days! * DAY_MS,
    })),
  ];
  return upcoming.toSorted((a, b) => a.dueAt - b.dueAt).slice(0, limit);
}
