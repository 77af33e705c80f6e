import { decodeBase64url, decodeUtf8, encodeBase64url, encodeUtf8 } from '@attestlayer/encoding';
import * as z from 'zod';
import { invalidRequest } from './common-problems.ts';

/** A page that one screen shows; the largest still answers quickly and fits a proxy's buffers. */
const DEFAULT_PAGE_SIZE = 50;
export const MAX_PAGE_SIZE = 200;

/** Query parameters of every list. */
export const pageQuery = z.object({
  limit: z.coerce.number().int().min(1).max(MAX_PAGE_SIZE).default(DEFAULT_PAGE_SIZE),
  cursor: z.string().max(512).optional(),
});

/** The body of every list: `next_cursor` is null on the last page. */
export function pageSchema<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), next_cursor: z.string().nullable() });
}

/** Where a page begins: the sort key and the id of the last row before it. */
export type Cursor = { key: string | number; id: string };

const cursorSchema = z.tuple([z.union([z.string(), z.int()]), z.string()]);

/** Reads a cursor, which callers may have changed. @throws Problem request_invalid */
export function readCursor(text: string | undefined): Cursor | null {
  if (text === undefined) return null;
  try {
    const [key, id] = cursorSchema.parse(JSON.parse(decodeUtf8(decodeBase64url(text))));
    return { key, id };
  } catch {
    throw invalidRequest([{ at: 'cursor', message: 'is not a cursor that this list gave' }]);
  }
}

/** The item number of a cursor of a list that is sorted by number. @throws Problem request_invalid */
export function numberOfCursor(cursor: Cursor | null): number | null {
  if (cursor === null) return null;
  if (typeof cursor.key === 'number') return cursor.key;
  throw invalidRequest([{ at: 'cursor', message: 'is not a cursor that this list gave' }]);
}

export type Page<Row> = { rows: Row[]; nextCursor: string | null };

/**
 * Cuts a page from rows that were read with `limit + 1`: the extra row only tells that there is a next page.
 */
export function toPage<Row>(rows: readonly Row[], limit: number, cursorOf: (row: Row) => Cursor): Page<Row> {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  if (rows.length <= limit || last === undefined) return { rows: page, nextCursor: null };
  const { key, id } = cursorOf(last);
  return { rows: page, nextCursor: encodeBase64url(encodeUtf8(JSON.stringify([key, id]))) };
}

/** The same of a list that is sorted by id, with its rows as its items. */
export function toPageById<Row extends { id: string }, Item>(
  rows: readonly Row[],
  limit: number,
  toItem: (row: Row) => Item,
): Page<Item> {
  const page = toPage(rows, limit, ({ id }) => ({ key: id, id }));
  return { ...page, rows: page.rows.map(toItem) };
}
