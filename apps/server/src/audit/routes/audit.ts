import * as z from 'zod';
import type { Permission } from '../../access/index.ts';
import type { AppContext } from '../../context.ts';
import {
  type AnyRoute,
  defineList,
  defineRoute,
  numberOfCursor,
  type RouteInput,
  requireTenant,
  toPage,
} from '../../http/index.ts';
import { listAuditEvents } from '../list-audit-events.ts';
import { ISSUER_CHAIN } from '../record-audit.ts';
import { verifyAuditChain } from '../verify-audit-chain.ts';
import { auditEventJson, auditEventSchema, auditFilterQuery, toFilter } from './audit-json.ts';
import { exportAudit } from './export-audit.ts';

type Caller = Pick<RouteInput<unknown, unknown, unknown>, 'actor'>;

type AuditSurface = {
  path: string;
  /** Begins the operation ids. */
  name: string;
  tag: string;
  access: Permission;
  whose: string;
  chainOf(caller: Caller): string;
};

/** The same three routes for a partner's log and for the issuer's. */
function auditRoutesOf({ path, name, tag, access, whose, chainOf }: AuditSurface): AnyRoute[] {
  const list = defineList({
    path,
    operationId: `list${name}`,
    summary: `The audit log of ${whose}, newest first`,
    tag,
    access,
    filter: auditFilterQuery.shape,
    item: auditEventSchema,
    fileName: 'audit',
    async read({ context, actor, query }, { limit, after }) {
      const found = await listAuditEvents(context.database.query, {
        chain: chainOf({ actor }),
        filter: toFilter(query),
        limit: limit + 1,
        order: 'newest_first',
        after: numberOfCursor(after) ?? undefined,
      });
      const { rows, nextCursor } = toPage(found, limit, ({ seq, id }) => ({ key: seq, id }));
      return { rows: rows.map(auditEventJson), nextCursor };
    },
  });
  const download = defineRoute({
    method: 'get',
    path: `${path}/export`,
    operationId: `export${name}`,
    summary: `The audit log of ${whose} as a file, in the order of its chain`,
    description: 'Without a filter it is the whole chain, and every hash can be computed again.',
    tag,
    access,
    query: auditFilterQuery.extend({ format: z.enum(['json', 'csv']).default('json') }),
    produces: 'application/json',
    handle: async ({ context, actor, query: { format, ...filter } }) =>
      exportAudit(context, { chain: chainOf({ actor }), filter: toFilter(filter), format }),
  });
  const check = defineRoute({
    method: 'get',
    path: `${path}/check`,
    operationId: `check${name}`,
    summary: `Recomputes the chain of hashes of the audit log of ${whose}`,
    tag,
    access,
    response: z.union([
      z.object({ state: z.literal('intact'), events: z.int(), head_sha256: z.string().nullable() }),
      z.object({
        state: z.literal('broken'),
        seq: z.int(),
        why: z.enum(['event_changed', 'event_missing', 'head_differs']),
      }),
    ]),
    async handle({ context, actor }: { context: AppContext } & Caller) {
      const result = await verifyAuditChain(context.database.query, chainOf({ actor }));
      if (result.state === 'broken') return { body: result };
      return { body: { state: result.state, events: result.events, head_sha256: result.headSha256 } };
    },
  });
  return [list, download, check];
}

export const auditRoutes = [
  ...auditRoutesOf({
    path: '/v1/audit',
    name: 'Audit',
    tag: 'audit',
    access: 'audit:read',
    whose: 'the workspace',
    chainOf: ({ actor }) => requireTenant(actor).partnerId,
  }),
  ...auditRoutesOf({
    path: '/v1/console/audit',
    name: 'ConsoleAudit',
    tag: 'console',
    access: 'console-audit:read',
    whose: 'the issuer',
    chainOf: () => ISSUER_CHAIN,
  }),
];
