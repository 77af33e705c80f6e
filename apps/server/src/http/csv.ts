import { Readable } from 'node:stream';

/** What makes a spreadsheet read a cell as a formula, in plain and in full width (OWASP, CSV Injection). */
const FORMULA_START = /^[\s\p{Cc}\u200B-\u200F\u2060\uFEFF]*[=+\-@＝＋－＠]|^[\t\r\n]/u;

export type CsvCell = string | number | null;

export type CsvColumn<Row> = { name: string; cell(row: Row): CsvCell };

export type CsvInput<Row> = {
  /** Without extension; plain ASCII. */
  fileName: string;
  columns: readonly CsvColumn<Row>[];
  /** Page by page, so that memory holds one. */
  pages: AsyncIterable<readonly Row[]>;
};

/** Answers with a list as CSV (RFC 4180: CRLF, every cell quoted). Text that a spreadsheet would run starts with an apostrophe. */
export function csvResponse<Row>({ fileName, columns, pages }: CsvInput<Row>): Response {
  const lines = Readable.toWeb(Readable.from(writeCsv(columns, pages)));
  return new Response(lines as ReadableStream<Uint8Array<ArrayBuffer>>, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${fileName}.csv"`,
      'cache-control': 'no-store',
    },
  });
}

async function* writeCsv<Row>(
  columns: readonly CsvColumn<Row>[],
  pages: AsyncIterable<readonly Row[]>,
): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  yield encoder.encode(writeLine(columns.map(({ name }) => name)));
  for await (const rows of pages) {
    yield encoder.encode(rows.map((row) => writeLine(columns.map(({ cell }) => cell(row)))).join(''));
  }
}

function writeLine(cells: readonly CsvCell[]): string {
  return `${cells.map(quoteCell).join(',')}\r\n`;
}

function quoteCell(value: CsvCell): string {
  const text = String(value ?? '');
  const cell = typeof value === 'string' && FORMULA_START.test(text) ? `'${text}` : text;
  return `"${cell.replaceAll('"', '""')}"`;
}

/** Reads a list page by page until its end. `read` gives the page after a cursor, null for the first. */
export async function* readPages<Row, Key>(
  read: (after: Key | null) => Promise<{ rows: readonly Row[]; next: Key | null }>,
): AsyncGenerator<readonly Row[]> {
  let after: Key | null = null;
  do {
    const { rows, next }: { rows: readonly Row[]; next: Key | null } = await read(after);
    yield rows;
    after = next;
  } while (after !== null);
}
