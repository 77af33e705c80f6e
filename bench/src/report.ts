import { arch, availableParallelism, cpus, platform } from 'node:os';
import { type Figure, isMet, type Row, type Unit, type UnmeasuredRow } from './row.ts';

/** What one subject measured. */
export type Outcome = { subject: string; turns: number; rows: (Row | UnmeasuredRow)[] };

/** Prints the table, and last one line of JSON with the same figures; tells whether every goal was met. */
export function printOutcome({ subject, turns, rows }: Outcome): boolean {
  const lines = [['work', 'ours', 'peer', 'result', 'goal', ''], ...rows.map(formatRow)];
  const widths = lines[0]!.map((_, column) => Math.max(...lines.map((line) => line[column]!.length)));
  for (const line of lines) {
    console.log(
      line
        .map((cell, column) => cell.padEnd(widths[column]!))
        .join('  ')
        .trimEnd(),
    );
  }
  const met = rows.every((row) => isMet(row) !== false);
  const machine = { node: process.versions.node, platform: `${platform()} ${arch()}`, cpu: cpus()[0]?.model ?? null };
  const cores = availableParallelism();
  const figures = rows.map((row) => ({ ...row, met: isMet(row) }));
  console.log(JSON.stringify({ bench: subject, turns, ...machine, cores, rows: figures, met }, roundNumber));
  return met;
}

function formatRow(row: Row | UnmeasuredRow): string[] {
  if ('missingPeer' in row) return [row.work, '', `${row.missingPeer} is missing`, '', '', 'MISSED'];
  const { work, ours, peer, result, goal } = row;
  const met = isMet(row);
  return [
    work,
    formatFigure(ours),
    peer === null ? '' : formatFigure(peer),
    formatValue(result.value, result.unit),
    goal === null ? '' : `<= ${formatValue(goal, result.unit)}`,
    met === null ? '' : met ? 'met' : 'MISSED',
  ];
}

function formatFigure({ name, value, unit }: Figure): string {
  return `${name} ${formatValue(value, unit)}`;
}

function formatValue(value: number, unit: Unit): string {
  switch (unit) {
    case 'ms':
      return value < 1 ? `${(1000 * value).toFixed(1)} us` : `${value.toFixed(value < 100 ? 1 : 0)} ms`;
    case 'count':
      return value.toFixed(0);
    case 'bytes':
      if (value < 2 ** 20) return `${(value / 1024).toFixed(1)} KiB`;
      return `${(value / 2 ** 20).toFixed(0)} MiB`;
    case 'x':
      return `${value.toFixed(2)} x`;
  }
}

/** More digits than the machine can repeat only hide the figures. */
function roundNumber(_name: string, value: unknown): unknown {
  return typeof value === 'number' && !Number.isInteger(value) ? Number(value.toPrecision(4)) : value;
}
