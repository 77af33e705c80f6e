import { parseTimestamp } from '@attestlayer/encoding';
import * as z from 'zod';
import {
  csvColumns,
  csvResponse,
  defineList,
  defineRoute,
  invalidRequest,
  numberOfCursor,
  requireTenant,
  timeText,
  toPage,
} from '../../../http/index.ts';
import { balanceOf } from '../balance-of.ts';
import { listJournal } from '../list-journal.ts';
import { MAX_STATEMENT_LINES, makeStatement } from '../make-statement.ts';
import { balanceSchema, statementSchema, toBalance, toStatement, toTransfer, transferSchema } from '../schemas.ts';

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

const getJournal = defineList({
  path: '/v1/credits/journal',
  operationId: 'listCreditTransfers',
  summary: 'Every movement of credits, latest first',
  tag: 'credits',
  access: 'credits:read',
  item: transferSchema,
  fileName: 'credit-journal',
  async read({ context, actor }, { limit, after }) {
    const { partnerId, mode } = requireTenant(actor);
    const wanted = { partnerId, mode, beforeSeq: numberOfCursor(after), limit: limit + 1 };
    const found = await listJournal(context.database.query, wanted);
    const { rows, nextCursor } = toPage(found, limit, ({ seq, id }) => ({ key: seq, id }));
    return { rows: rows.map(toTransfer), nextCursor };
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
      const pages = onePage(statement.lines.map(toTransfer));
      return csvResponse({ fileName: 'credit-statement', columns: csvColumns(transferSchema), pages });
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
