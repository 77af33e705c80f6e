import { decodeBase64, encodeBase64 } from '@attestlayer/encoding';

/** A value of a column in either database: text, a safe integer, bytes, or nothing. */
type ColumnValue = string | number | null | Uint8Array;
export type Row = Record<string, ColumnValue>;

/** A row as one line of JSON; bytes become `{"base64": …}`, which no other value is. */
export function writeRow(row: Row): string {
  const entries = Object.entries(row).map(([name, value]) => [
    name,
    value instanceof Uint8Array ? { base64: encodeBase64(value) } : value,
  ]);
  return `${JSON.stringify(Object.fromEntries(entries))}\n`;
}

/** Reads a line of {@link writeRow}. */
export function readRow(line: string): Row {
  const row = JSON.parse(line) as Record<string, string | number | null | { base64: string }>;
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      value !== null && typeof value === 'object' ? decodeBase64(value.base64) : value,
    ]),
  );
}
