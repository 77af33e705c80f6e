import type { Row, UnmeasuredRow } from './row.ts';

/** What a subject is told; `large` adds a kit of 8 GB, of which only `verify` knows. */
export type BenchOptions = { turns: number; large: boolean };

/** Something to measure. */
export type Subject = {
  /** Turns unless the command line says otherwise: as many as about a minute allows. */
  turns: number;
  measure(options: BenchOptions): Promise<(Row | UnmeasuredRow)[]>;
};
