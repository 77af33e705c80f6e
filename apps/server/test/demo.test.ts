import { type RawBuilder, sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rowsOfPartner } from '../src/modules/demo/rows-of-partner.ts';
import { startTestServer, type TestServer } from './server-fixture.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

/** What only grows, and what names nobody: these rows stay, or go with their blob or user. */
const STAYING = new Set(['credit_ledgers', 'credit_lots', 'credit_transfers', 'log_submissions', 'blob_references']);

type Reference = { owner: string; target: string; onDelete: string };

async function rowsOf<Row>(query: RawBuilder<Row>): Promise<Row[]> {
  return (await query.execute(server.context.database.query)).rows;
}

test.skipIf(process.env.TEST_DATABASE === 'postgres')(
  'removing a demo partner deletes what refers to a row before the row',
  async () => {
    const tables = await rowsOf(sql<{ name: string }>`select name from sqlite_master where type = 'table'`);
    const references: Reference[] = [];
    for (const { name } of tables) {
      const keys = await rowsOf(
        sql<{ table: string; on_delete: string }>`select "table", on_delete from pragma_foreign_key_list(${name})`,
      );
      for (const key of keys) references.push({ owner: name, target: key.table, onDelete: key.on_delete });
    }
    expect(references.length).toBeGreaterThan(30);
    const order = rowsOfPartner('none', []).map(({ table }) => table);
    for (const { owner, target, onDelete } of references) {
      if (owner === target || onDelete === 'CASCADE' || STAYING.has(owner) || !order.includes(target)) continue;
      expect(order, `${owner} refers to ${target}`).toContain(owner);
      expect(order.indexOf(owner), `${owner} goes before ${target}`).toBeLessThan(order.lastIndexOf(target));
    }
  },
);
