import type { BinderLimits } from '../limits.ts';
import type { ExhibitNote, SlipReason } from '../slip-reasons.ts';
import type { PageSize } from './pdfium.ts';

/** How the bytes of an exhibit are opened. */
export type ReaderKind = 'pdf' | 'picture' | 'text' | 'table';

/** One printed line: the source line number on its first piece, null on what was wrapped. */
export type PrintedLine = [number | null, string];

/** What a reader child found an exhibit to look like. Everything in it is plain data. */
export type Reading =
  | { kind: 'pages'; pages: PageSize[]; notes: ExhibitNote[] }
  | { kind: 'text'; lines: PrintedLine[]; totalLines: number; cut: boolean }
  | {
      kind: 'table';
      landscape: boolean;
      /** Width of each column, in characters. */
      widths: number[];
      /** Each cell is the lines that it was wrapped into. */
      head: string[][];
      rows: string[][][];
      totalRows: number;
    }
  | { kind: 'slip'; reason: SlipReason };

/** What the parent sends: bytes instead of a path, so that a reader child can open no evidence file itself. */
export type ReadRequest = { kind: ReaderKind; bytes: Uint8Array; outFile: string; limits: BinderLimits };

/** What a reader child answers. `pages` asks for time in proportion to the work that was found. */
export type ReadAnswer = { type: 'pages'; pages: number; work: 'check' | 'draw' } | { type: 'done'; reading: Reading };
