import { formatTimestamp } from '@attestlayer/encoding';
import * as z from 'zod';
import { defineList, defineRoute, toPageById } from '../../../http/index.ts';
import { type AwaitingVerdict, listAwaitingVerdict } from '../../evaluation/index.ts';
import { ISSUANCE_STATES } from '../issuance-states.ts';
import { type IssuanceOnBoard, listIssuances } from '../list-issuances.ts';
import { VERDICT_WITHIN_MS } from '../promises.ts';

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

const awaitingVerdict = z
  .object({
    packet_id: z.string(),
    partner_id: z.string(),
    mode: z.enum(['live', 'test']),
    /** When the last record came. */
    uploaded_at: z.string(),
    verdict_due_at: z.string(),
    is_late: z.boolean(),
  })
  .meta({ id: 'AwaitingVerdict' });

/** More than that in one screen is an outage, and the first ones show it. */
const MAX_ON_BOARD = 200;

const list = defineList({
  path: '/v1/console/issuances',
  operationId: 'listIssuances',
  summary: 'Issuances of all partners, newest first, with what went wrong',
  tag: 'console',
  access: 'operations:read',
  item: boardItem,
  fileName: 'issuances',
  async read({ context }, { limit, after }) {
    const wanted = { open: false, beforeId: after?.id ?? null, limit: limit + 1 };
    const found = await listIssuances(context.database.query, wanted);
    return toPageById(found, limit, (row) => toItem(row, context.now()));
  },
});

const board = defineRoute({
  method: 'get',
  path: '/v1/console/sla',
  operationId: 'getDeliveryBoard',
  summary: 'What runs against a promise: packets that wait for a verdict, and issuances that wait for delivery',
  tag: 'console',
  access: 'operations:read',
  response: z.object({ verdicts: z.array(awaitingVerdict), deliveries: z.array(boardItem) }),
  async handle({ context }) {
    const { query } = context.database;
    const now = context.now();
    const waiting = await listAwaitingVerdict(query, MAX_ON_BOARD);
    const running = await listIssuances(query, { open: true, beforeId: null, limit: MAX_ON_BOARD });
    return {
      body: {
        verdicts: waiting.map((row) => toAwaiting(row, now)),
        deliveries: running.map((row) => toItem(row, now)),
      },
    };
  },
});

export const consoleIssuanceRoutes = [list, board];

function toAwaiting({ tier, uploaded_at, ...rest }: AwaitingVerdict, now: number): z.input<typeof awaitingVerdict> {
  const dueAt = uploaded_at + VERDICT_WITHIN_MS[tier];
  return {
    ...rest,
    uploaded_at: formatTimestamp(uploaded_at),
    verdict_due_at: formatTimestamp(dueAt),
    is_late: now > dueAt,
  };
}

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
