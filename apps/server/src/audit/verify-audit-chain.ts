import type { Queryable } from '../database/index.ts';
import { listAuditEvents } from './list-audit-events.ts';
import { auditEventSha256 } from './record-audit.ts';

/** Enough to be quick, little enough for memory. */
const PAGE_SIZE = 1000;

export type AuditChainResult =
  | { state: 'intact'; events: number; headSha256: string | null }
  /** `seq`: the first place that does not fit. */
  | { state: 'broken'; seq: number; why: 'event_changed' | 'event_missing' | 'head_differs' };

/**
 * Recomputes a whole chain. It notices an event that was changed, taken out or put in, and a cut end; who can rewrite every
 * later event and the head too is noticed only by a head that was kept elsewhere, such as in an export.
 */
export async function verifyAuditChain(query: Queryable, chain: string): Promise<AuditChainResult> {
  let seq = 0;
  let headSha256: string | null = null;
  for (;;) {
    const events = await listAuditEvents(query, { chain, limit: PAGE_SIZE, order: 'chain', after: seq });
    for (const { sha256, ...event } of events) {
      seq += 1;
      if (event.seq !== seq) return { state: 'broken', seq, why: 'event_missing' };
      if (event.previous_sha256 !== headSha256 || auditEventSha256(event) !== sha256) {
        return { state: 'broken', seq, why: 'event_changed' };
      }
      headSha256 = sha256;
    }
    if (events.length < PAGE_SIZE) break;
  }
  const head = await query.selectFrom('audit_heads').selectAll().where('chain', '=', chain).executeTakeFirst();
  if ((head?.seq ?? 0) > seq) return { state: 'broken', seq: seq + 1, why: 'event_missing' };
  if ((head?.seq ?? 0) !== seq || (head?.sha256 ?? null) !== headSha256)
    return { state: 'broken', seq, why: 'head_differs' };
  return { state: 'intact', events: seq, headSha256 };
}
