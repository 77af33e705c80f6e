import { expect, test } from 'vitest';
import * as z from 'zod';
import { csvColumns } from './csv-columns.ts';

const named = z.object({ id: z.string(), name: z.string() }).meta({ id: 'CsvColumnsNamed' });
const item = z.object({
  id: z.string(),
  count: z.int(),
  open: z.boolean(),
  tags: z.array(z.string()),
  period: z.object({ from: z.string(), until: z.string() }).nullable(),
  client: named,
  found: z.array(z.object({ code: z.string() })),
});

const cellsOf = (row: z.input<typeof item>) => csvColumns(item).map(({ name, cell }) => [name, cell(row)]);

test('the columns are the members of an item, those of objects inside it after their name', () => {
  const row = { id: 'a', count: 2, open: true, tags: ['x', 'y'], found: [{ code: 'c' }] };
  const client = { id: 'k', name: '=HYPERLINK("x")' };
  expect(cellsOf({ ...row, period: { from: '2026-01-01', until: '2026-12-31' }, client })).toEqual([
    ['id', 'a'],
    ['count', 2],
    ['open', 'true'],
    ['tags', 'x y'],
    ['period_from', '2026-01-01'],
    ['period_until', '2026-12-31'],
    ['client_id', 'k'],
    ['client_name', '=HYPERLINK("x")'],
    ['found', '[{"code":"c"}]'],
  ]);
});

test('a member that is null has its columns, and they are empty', () => {
  const row = { id: 'a', count: 0, open: false, tags: [], found: [], period: null, client: { id: 'k', name: 'n' } };
  expect(Object.fromEntries(cellsOf(row))).toMatchObject({ period_from: null, period_until: null });
});
