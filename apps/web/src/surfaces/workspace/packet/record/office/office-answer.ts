/** The first rows of a sheet, each cell as text: what a program would show may be formatted otherwise. */
export type SheetRows = { name: string; rows: string[][]; more: boolean };

/** What a worker found in an office document. */
export type OfficeAnswer =
  | { kind: 'document'; html: string }
  | { kind: 'workbook'; sheets: SheetRows[]; sheetsInAll: number }
  | { kind: 'refused'; reason: 'too_large' | 'unreadable' | 'too_slow' };

/** Beyond it a page of a browser is no place to look at a document. */
export const MAX_PACKED_BYTES = 10_000_000;
/** An honest document of the allowed size takes a second or two. */
export const MAX_TIME_MS = 15_000;
