import { once } from 'node:events';
import { CsvError, parse } from 'csv-parse';
import { InspectError } from '../inspect-error.ts';
import type { Findings } from '../inspect-file.ts';
import { FACT_TEXT_CHARACTERS, TABLE_COLUMNS } from '../limits.ts';
import { decodeFile, type TextEncoding } from './decode-text.ts';

/** Delimiters in use: RFC 4180, spreadsheets of countries with a decimal comma, tab-separated exports, pipes. */
const DELIMITERS = [',', ';', '\t', '|'] as const;

/** The delimiter is chosen by the first lines within this many characters. */
const SNIFF_CHARACTERS = 65_536;

/** A longer row is no table; the parser would have to hold it whole. */
const ROW_CHARACTERS = 8_000_000;

/**
 * Parses CSV to its end: header row (the first that is not blank) and number of rows below it. Rows may differ in
 * length and a bare quote inside a field is text, as in spreadsheets; a quoted field that never ends is an error.
 */
export async function inspectCsv(path: string, encoding: TextEncoding): Promise<Findings> {
  let headers: string[] | null = null;
  let rows = 0;
  const parser = parse({
    delimiter: sniffDelimiter(await readBeginning(path, encoding)),
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    skip_records_with_empty_values: true,
    max_record_size: ROW_CHARACTERS,
    on_record: (record: string[]) => {
      if (headers === null) headers = record;
      else rows += 1;
      // Nothing is passed on: a table of any length is counted in constant memory.
      return null;
    },
  });
  try {
    await parseAll(parser, decodeFile(path, encoding));
  } catch (error) {
    throw toInspectError(error);
  }
  return { tables: [{ name: '', headers: cutHeaders(headers), rows }] };
}

/**
 * Cuts a header row to what is kept in the facts.
 *
 * @throws InspectError `syntax_invalid` without a row, `inspection_limits` when it is wider than a spreadsheet
 */
function cutHeaders(headers: string[] | null): string[] {
  if (headers === null) throw new InspectError('syntax_invalid', 'no row that is not blank');
  if (headers.length > TABLE_COLUMNS) throw new InspectError('inspection_limits', `more than ${TABLE_COLUMNS} columns`);
  return headers.map((header) => header.trim().slice(0, FACT_TEXT_CHARACTERS).toWellFormed());
}

async function parseAll(parser: ReturnType<typeof parse>, chunks: AsyncIterable<string>): Promise<void> {
  const ended = once(parser.resume(), 'end');
  // The promise is awaited below; until then a parse error must not count as unhandled.
  ended.catch(() => {});
  for await (const chunk of chunks) {
    if (parser.errored) break;
    if (!parser.write(chunk)) await Promise.race([once(parser, 'drain'), ended]);
  }
  parser.end();
  await ended;
}

function toInspectError(error: unknown): unknown {
  if (!(error instanceof CsvError)) return error;
  if (error.code === 'CSV_MAX_RECORD_SIZE') {
    return new InspectError('inspection_limits', `a row longer than ${ROW_CHARACTERS} characters`);
  }
  const line = typeof error.lines === 'number' ? `, line ${error.lines}` : '';
  return new InspectError('syntax_invalid', `not CSV: ${error.code.toLowerCase().replaceAll('_', ' ')}${line}`);
}

async function readBeginning(path: string, encoding: TextEncoding): Promise<string> {
  let beginning = '';
  for await (const chunk of decodeFile(path, encoding)) {
    beginning += chunk;
    if (beginning.length >= SNIFF_CHARACTERS) break;
  }
  return beginning.slice(0, SNIFF_CHARACTERS);
}

/** The delimiter found most often outside quotes in the first line that has one; a comma when none has. */
function sniffDelimiter(beginning: string): string {
  for (const line of beginning.replaceAll(/"[^"]*"/g, '""').split(/[\r\n]+/)) {
    const counts = DELIMITERS.map((delimiter) => ({ delimiter, count: line.split(delimiter).length - 1 }));
    const best = counts.reduce((first, next) => (next.count > first.count ? next : first));
    if (best.count > 0) return best.delimiter;
  }
  return ',';
}
