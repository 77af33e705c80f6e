import { formatTimestamp } from '@attestlayer/encoding';
import * as z from 'zod';
import { defineRoute, pageQuery, pageSchema, readCursor, toPage } from '../../../http/index.ts';
import { ISSUANCE_STATES } from '../issuance-states.ts';
import { type IssuanceOnBoard, listIssuances } from '../list-issuances.ts';

const boardItem = z
  .object({
    id: z.string(),
    partner_id: z.string(),
    mode: z.enum(['live', 'test']),
    packet_id: z.string(),
    state: z.enum(ISSUANCE_STATES),
    error_code: z.string().nullable(),
    requested_at: z.string(),
    state_changed_at: z.string(),
    delivery_due_at: z.string(),
    delivered_at: z.string().nullable(),
    /** Delivered later than promised, or not delivered though it is time. */
    is_late: z.boolean(),
  })
  .meta({ id: 'ConsoleIssuance' });

/** More than that in one screen is an outage, and the first ones show it. */
const MAX_ON_BOARD = 200;

const list = defineRoute({
  method: 'get',
  path: '/v1/console/issuances',
  operationId: 'listIssuances',
  summary: 'Issuances of all partners, newest first, with what went wrong',
  tag: 'console',
  access: 'operations:read',
  query: pageQuery,
  response: pageSchema(boardItem),
  async handle({ context, query: { limit, cursor } }) {
    const beforeId = readCursor(cursor)?.id ?? null;
    const found = await listIssuances(context.database.query, { open: false, beforeId, limit: limit + 1 });
    const { rows, nextCursor } = toPage(found, limit, ({ id }) => ({ key: id, id }));
    return { body: { items: rows.map((row) => toItem(row, context.now())), next_cursor: nextCursor } };
  },
});

const board = defineRoute({
  method: 'get',
  path: '/v1/console/sla',
  operationId: 'getDeliveryBoard',
  summary: 'Issuances that still run, the one that is due next first',
  tag: 'console',
  access: 'operations:read',
  response: z.object({ items: z.array(boardItem) }),
  async handle({ context }) {
    const rows = await listIssuances(context.database.query, { open: true, beforeId: null, limit: MAX_ON_BOARD });
    return { body: { items: rows.map((row) => toItem(row, context.now())) } };
  },
});

export const consoleIssuanceRoutes = [list, board];

function toItem(row: IssuanceOnBoard, now: number): z.input<typeof boardItem> {
  const { requested_at, state_changed_at, delivery_due_at, delivered_at, ...rest } = row;
  return {
    ...rest,
    requested_at: formatTimestamp(requested_at),
    state_changed_at: formatTimestamp(state_changed_at),
    delivery_due_at: formatTimestamp(delivery_due_at),
    delivered_at: delivered_at === null ? null : formatTimestamp(delivered_at),
    is_late: row.state !== 'failed' && (delivered_at ?? now) > delivery_due_at,
  };
}
