import type { BinderLimits } from '../limits.ts';
import { type Coverage, toPrintable, wrapLine } from '../printable.ts';
import type { PrintedLine, Reading } from './reading.ts';

/** At 7 point this fills an A4 line beside its line number; source text and reports seldom have longer lines. */
const TEXT_COLUMNS = 100;
const TAB_COLUMNS = 4;
const LINE_FEED = 0x0a;
/** Enough for every printed line at four bytes a column; what lies behind is never decoded. */
const bytesNeeded = (limits: BinderLimits): number => limits.textLines * TEXT_COLUMNS * 4;

/** Prints UTF-8 text as it stands, with line numbers; the source text is the evidence, so nothing is interpreted. */
export function readText(bytes: Uint8Array, limits: BinderLimits, coverage: Coverage): Reading {
  const text = decodeStart(bytes, bytesNeeded(limits));
  if (text === null) return { kind: 'slip', reason: 'text_not_utf8' };
  const source = text.split(/\r\n|\n|\r/);
  if (source.at(-1) === '') source.pop();
  const lines: PrintedLine[] = [];
  for (const [index, line] of source.entries()) {
    if (lines.length >= limits.textLines) break;
    const pieces = wrapLine(toPrintable(expandTabs(line), coverage), TEXT_COLUMNS);
    lines.push(...pieces.map((piece, part): PrintedLine => [part === 0 ? index + 1 : null, piece]));
  }
  const shownAll = lines.length <= limits.textLines && bytes.length <= bytesNeeded(limits);
  const totalLines = Math.max(countLines(bytes), source.length);
  const lastShown = lines.slice(0, limits.textLines).findLast(([number]) => number !== null)?.[0] ?? 0;
  const cut = !shownAll || lastShown < totalLines;
  return { kind: 'text', lines: lines.slice(0, limits.textLines), totalLines, cut };
}

/** Decodes at most `limit` bytes as strict UTF-8 (a byte order mark is dropped); null when they are not UTF-8. */
export function decodeStart(bytes: Uint8Array, limit: number): string | null {
  try {
    // `stream` keeps a character that the limit cut in two from counting as an error.
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, limit), { stream: bytes.length > limit });
  } catch {
    return null;
  }
}

function countLines(bytes: Uint8Array): number {
  let count = bytes.at(-1) === LINE_FEED ? 0 : 1;
  for (let at = bytes.indexOf(LINE_FEED); at >= 0; at = bytes.indexOf(LINE_FEED, at + 1)) count += 1;
  return count;
}

function expandTabs(line: string): string {
  if (!line.includes('\t')) return line;
  let column = 0;
  let out = '';
  for (const character of line) {
    const width = character === '\t' ? TAB_COLUMNS - (column % TAB_COLUMNS) : 1;
    out += character === '\t' ? ' '.repeat(width) : character;
    column += width;
  }
  return out;
}
