import * as z from 'zod';
import { csvResponse } from './csv.ts';
import { csvColumns } from './csv-columns.ts';
import { type Cursor, MAX_PAGE_SIZE, type Page, pageQuery, pageSchema, readCursor } from './page.ts';
import { type AnyRoute, defineRoute, type Route, type RouteInput } from './route.ts';

/** Which part of a list is wanted: the items after a cursor, the first ones when it is null. */
export type PageWanted = { limit: number; after: Cursor | null };

type Parsed<S> = S extends z.ZodType ? z.output<S> : undefined;

type ListRoute<P, F extends z.ZodRawShape, I extends z.ZodObject> = Pick<
  Route,
  'path' | 'operationId' | 'summary' | 'description' | 'tag' | 'access'
> & {
  params?: P;
  /** Query parameters beside those of every list. */
  filter?: F;
  item: I;
  /** Of the CSV file; plain ASCII, without extension. */
  fileName: string;
  read(
    input: RouteInput<Parsed<P>, z.output<z.ZodObject<F>>, undefined>,
    wanted: PageWanted,
  ): Promise<Page<z.input<I>>>;
};

const format = z
  .enum(['json', 'csv'])
  .default('json')
  .meta({ description: 'csv: the whole list as one file, from the cursor on' });

/** A list of the API: a page at a time as JSON, or the whole of it as CSV. */
export function defineList<
  const P extends z.ZodType | undefined = undefined,
  const F extends z.ZodRawShape = Record<never, never>,
  I extends z.ZodObject = z.ZodObject,
>({ filter, item, fileName, read, ...route }: ListRoute<P, F, I>): AnyRoute {
  const query = pageQuery.extend({ format }).extend(filter ?? {});
  return defineRoute<z.ZodType | undefined, z.ZodType, undefined, z.ZodType>({
    ...route,
    method: 'get',
    query,
    response: pageSchema(item),
    async handle(call) {
      const input = call as Parameters<typeof read>[0];
      const { cursor, limit, format: wanted } = call.query as z.output<typeof pageQuery> & { format: 'json' | 'csv' };
      const first = await read(input, { limit: wanted === 'csv' ? MAX_PAGE_SIZE : limit, after: readCursor(cursor) });
      if (wanted === 'csv') {
        // What is refused is refused with the first page, before anything of the file is on its way.
        const readOn = (after: string) => read(input, { limit: MAX_PAGE_SIZE, after: readCursor(after) });
        return csvResponse({ fileName, columns: csvColumns(item), pages: listPages(first, readOn) });
      }
      const { rows, nextCursor } = first;
      return { body: { items: rows, next_cursor: nextCursor } };
    },
  });
}

async function* listPages<Row>(
  first: Page<Row>,
  readOn: (cursor: string) => Promise<Page<Row>>,
): AsyncGenerator<readonly Row[]> {
  let page = first;
  yield page.rows;
  while (page.nextCursor !== null) {
    page = await readOn(page.nextCursor);
    yield page.rows;
  }
}
