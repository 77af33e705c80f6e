import { parseTimestamp } from '@attestlayer/encoding';
import * as z from 'zod';
import {
  type CsvColumn,
  csvResponse,
  defineRoute,
  invalidRequest,
  pageQuery,
  pageSchema,
  readCursor,
  readPages,
  requireTenant,
  timeText,
  toPage,
} from '../../../http/index.ts';
import { balanceOf } from '../balance-of.ts';
import { listJournal } from '../list-journal.ts';
import { MAX_STATEMENT_LINES, makeStatement } from '../make-statement.ts';
import { balanceSchema, statementSchema, toBalance, toStatement, toTransfer, transferSchema } from '../schemas.ts';
import type { TransferRow } from '../tables.ts';

/** Few enough for memory, many enough to ask the database seldom. */
const CSV_PAGE = 1000;

const CSV_COLUMNS: readonly CsvColumn<TransferRow>[] = (
  ['seq', 'at', 'type', 'from_account', 'to_account', 'amount', 'lot_id', 'packet_id', 'issuance_id', 'reason'] as const
).map((name) => ({ name, cell: (row) => toTransfer(row)[name] }));

const format = z.enum(['json', 'csv']).default('json');

const getBalance = defineRoute({
  method: 'get',
  path: '/v1/credits',
  operationId: 'getCredits',
  summary: 'The balance of the workspace and the lots behind it',
  tag: 'credits',
  access: 'credits:read',
  response: balanceSchema,
  async handle({ context, actor }) {
    const { partnerId, mode } = requireTenant(actor);
    return { body: toBalance(await balanceOf(context.database.query, { partnerId, mode, at: context.now() })) };
  },
});

const getJournal = defineRoute({
  method: 'get',
  path: '/v1/credits/journal',
  operationId: 'listCreditTransfers',
  summary: 'Every movement of credits, latest first',
  tag: 'credits',
  access: 'credits:read',
  query: pageQuery.extend({ format }),
  response: pageSchema(transferSchema),
  async handle({ context, actor, query: { limit, cursor, format: wanted } }) {
    const { partnerId, mode } = requireTenant(actor);
    const before = readCursor(cursor);
    if (before !== null && typeof before.key !== 'number') {
      throw invalidRequest([{ at: 'cursor', message: 'is not a cursor that this list gave' }]);
    }
    const readBefore = (beforeSeq: number | null, count: number) =>
      listJournal(context.database.query, { partnerId, mode, beforeSeq, limit: count });
    const beforeSeq = before === null ? null : Number(before.key);
    if (wanted === 'csv') {
      const pages = readPages<TransferRow, number>(async (after) => {
        const rows = await readBefore(after ?? beforeSeq, CSV_PAGE);
        return { rows, next: rows.length < CSV_PAGE ? null : rows.at(-1)!.seq };
      });
      return csvResponse({ fileName: 'credit-journal', columns: CSV_COLUMNS, pages });
    }
    const found = await readBefore(beforeSeq, limit + 1);
    const { rows, nextCursor } = toPage(found, limit, ({ seq, id }) => ({ key: seq, id }));
    return { body: { items: rows.map(toTransfer), next_cursor: nextCursor } };
  },
});

const getStatement = defineRoute({
  method: 'get',
  path: '/v1/credits/statement',
  operationId: 'getCreditStatement',
  summary: 'Balances as of an instant and what was posted before it, with the packet behind each burn',
  description: '"from" is the beginning of the month of "as_of" unless it is given.',
  tag: 'credits',
  access: 'credits:read',
  query: z.object({ as_of: timeText.optional(), from: timeText.optional(), format }),
  response: statementSchema,
  async handle({ context, actor, query }) {
    const { partnerId, mode } = requireTenant(actor);
    const asOf = query.as_of === undefined ? context.now() : parseTimestamp(query.as_of);
    const from = query.from === undefined ? startOfMonth(asOf) : parseTimestamp(query.from);
    const statement = await makeStatement(context.database.query, { partnerId, mode, from, asOf });
    if (statement === null) {
      throw invalidRequest([{ at: 'query/from', message: `gives more than ${MAX_STATEMENT_LINES} lines` }]);
    }
    if (query.format === 'csv') {
      return csvResponse({ fileName: 'credit-statement', columns: CSV_COLUMNS, pages: onePage(statement.lines) });
    }
    return { body: toStatement(statement) };
  },
});

export const creditRoutes = [getBalance, getJournal, getStatement];

async function* onePage<Row>(rows: readonly Row[]): AsyncGenerator<readonly Row[]> {
  yield rows;
}

function startOfMonth(at: number): number {
  const date = new Date(at);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1);
}
