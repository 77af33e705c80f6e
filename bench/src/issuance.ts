import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { IssuanceTask, IssuanceTimes } from '../../apps/server/test/bench/issuance-task.ts';
import { ISSUE_RATIO } from './goals.ts';
import { compareTimes, measureOurs, type Row } from './row.ts';
import type { BenchOptions } from './subject.ts';

const PROGRAM = fileURLToPath(new URL('../../apps/server/test/bench/measure-issuance.ts', import.meta.url));
const DATABASES = ['SQLite', 'PostgreSQL'] as const;
const SIZES = [10, 100] as const;
/** The goal is that of the larger packet: in a small one what is done once for a kit weighs more. */
const SIZE_WITH_GOAL = 100;

/** Issuance end to end by the sum of its parts, and kits a minute of one server, on both databases. */
export async function measureIssuance({ turns }: BenchOptions): Promise<Row[]> {
  const rows: Row[] = [];
  for (const records of SIZES) {
    for (const database of DATABASES) rows.push(...(await measureOne({ database, records, turns })));
  }
  return rows;
}

async function measureOne(task: IssuanceTask): Promise<Row[]> {
  const { stdout } = await promisify(execFile)(process.execPath, [PROGRAM, JSON.stringify(task)]);
  const { issue, parts, kitsPerMinute }: IssuanceTimes = JSON.parse(stdout);
  const { records, database } = task;
  return [
    compareTimes({
      work: `issue ${records} records, ${database}`,
      ours: { name: 'from request to delivery', times: issue },
      peer: { name: 'binder + hash + fsync', times: parts },
      goal: records === SIZE_WITH_GOAL ? ISSUE_RATIO : null,
    }),
    measureOurs({
      work: `issue ${records} records, ${database}`,
      name: 'kits a minute, two jobs at a time',
      value: kitsPerMinute,
      unit: 'count',
      goal: null,
    }),
  ];
}
