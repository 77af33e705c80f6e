import type { BinderLimits } from './limits.ts';
import type { PreparedExhibit } from './prepare-exhibits.ts';
import type { Reading } from './readers/reading.ts';

/** Printed lines on one page, rounded down, so that the estimate never falls short. */
const LINES_PER_PAGE = 60;

/**
 * Holds the whole binder within its limits, in exhibit order: what no longer fits gets a slip sheet, and a table loses the
 * rows for which no cell is left.
 */
export function applyBudget(prepared: PreparedExhibit[], limits: BinderLimits): PreparedExhibit[] {
  let pages = limits.pagesPerBinder;
  let cells = limits.tableCellsPerBinder;
  return prepared.map((item) => {
    const reading = fitTable(item.reading, cells);
    const needed = estimatePages(reading);
    if (needed > pages) return { ...item, reading: { kind: 'slip', reason: 'binder_full' } };
    pages -= needed;
    if (reading.kind === 'table') cells -= reading.rows.length * reading.widths.length;
    return { ...item, reading };
  });
}

function fitTable(reading: Reading, cells: number): Reading {
  if (reading.kind !== 'table') return reading;
  const rows = reading.rows.slice(0, Math.floor(cells / reading.widths.length));
  return rows.length === 0 && reading.rows.length > 0 ? { kind: 'slip', reason: 'binder_full' } : { ...reading, rows };
}

function estimatePages(reading: Reading): number {
  switch (reading.kind) {
    case 'pages':
      return reading.pages.length;
    case 'text':
      return Math.ceil(reading.lines.length / LINES_PER_PAGE);
    case 'table':
      return Math.ceil(reading.rows.reduce((sum, row) => sum + countLines(row), 0) / LINES_PER_PAGE);
    case 'slip':
      return 0;
  }
}

function countLines(row: string[][]): number {
  return Math.max(...row.map((cell) => cell.length));
}
