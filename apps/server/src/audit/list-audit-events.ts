import type { Queryable } from '../database/index.ts';
import type { AuditTables } from './audit-tables.ts';

export type AuditEvent = AuditTables['audit_events'];

export type AuditFilter = {
  /** A whole action, such as `client.added`, or its first word, such as `client`. */
  action?: string | undefined;
  actorId?: string | undefined;
  subjectId?: string | undefined;
  /** Milliseconds since 1970, inclusive. */
  from?: number | undefined;
  /** Exclusive. */
  until?: number | undefined;
};

export type ListAuditInput = {
  chain: string;
  filter?: AuditFilter;
  limit: number;
  order: 'newest_first' | 'chain';
  /** Sequence number of the last event of the page before. */
  after?: number | undefined;
};

/** Events of one chain. */
export async function listAuditEvents(query: Queryable, input: ListAuditInput): Promise<AuditEvent[]> {
  const { chain, filter = {}, limit, order, after } = input;
  const { action, actorId, subjectId, from, until } = filter;
  const newestFirst = order === 'newest_first';
  return query
    .selectFrom('audit_events')
    .selectAll()
    .where('chain', '=', chain)
    .$if(action !== undefined, (events) =>
      events.where((eb) => eb.or([eb('action', '=', action!), eb('action', 'like', `${action}.%`)])),
    )
    .$if(actorId !== undefined, (events) => events.where('actor_id', '=', actorId!))
    .$if(subjectId !== undefined, (events) => events.where('subject_id', '=', subjectId!))
    .$if(from !== undefined, (events) => events.where('at', '>=', from!))
    .$if(until !== undefined, (events) => events.where('at', '<', until!))
    .$if(after !== undefined, (events) => events.where('seq', newestFirst ? '<' : '>', after!))
    .orderBy('seq', newestFirst ? 'desc' : 'asc')
    .limit(limit)
    .execute();
}
