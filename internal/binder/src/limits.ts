const MEBIBYTE = 1024 * 1024;

/** Every bound of the binder, with its reason beside its default in {@link DEFAULT_LIMITS}. */
export type BinderLimits = {
  /** Largest file that is opened for showing. */
  shownFileBytes: number;
  pagesPerExhibit: number;
  pagesPerBinder: number;
  exhibits: number;
  pageSidePoints: number;
  readerBaseMs: number;
  readerPerPageMs: number;
  readerMemoryBytes: number;
  compileMs: number;
  probeMs: number;
  compileMemoryBytes: number;
  imagePixels: number;
  textLines: number;
  tableRows: number;
  tableColumns: number;
  tableCellsPerBinder: number;
  attachedBytes: number;
};

/** The limits in force unless a caller overrides some of them; all were measured, none is a guess about customers. */
export const DEFAULT_LIMITS: Readonly<BinderLimits> = {
  // A reader child holds the file, PDFium's copy and the saved copy at once: 100 MiB keeps it under its memory limit.
  shownFileBytes: 100 * MEBIBYTE,
  // Nobody reads beyond that on paper, and one file must not use up the whole binder.
  pagesPerExhibit: 1_000,
  // 2,415 bound pages compile in about ten seconds and 570 MB; the cost rises faster than the page count after that.
  pagesPerBinder: 2_500,
  // 2,000 slip sheets alone cost 1.4 GB in the compiler.
  exhibits: 1_000,
  // The largest page side of PDF 1.7 (annex C.2); what is larger is a broken or hostile file.
  pageSidePoints: 14_400,
  // Honest files need 11 ms a page; the base covers start-up and one slow page on a loaded machine.
  readerBaseMs: 20_000,
  readerPerPageMs: 25,
  // "Billion laughs" forms pass 2 GB; honest files of 100 MB stay below 600 MB.
  readerMemoryBytes: 1_024 * MEBIBYTE,
  // Ten times what the largest packet measured needs.
  compileMs: 120_000,
  // One exhibit alone; 1,000 honest pages need 3 s.
  probeMs: 30_000,
  // Twice the peak of the largest packet measured (2,400 pages and 20 photos).
  compileMemoryBytes: 2_560 * MEBIBYTE,
  // 100 megapixels decode to 300 MB; a phone photo has 12 to 50.
  imagePixels: 100_000_000,
  // About 70 printed pages; the complete file is in the kit.
  textLines: 5_000,
  tableRows: 1_000,
  // More columns than that do not fit a landscape page in readable type.
  tableColumns: 12,
  // 80,000 table cells cost 1.3 GB in the compiler.
  tableCellsPerBinder: 20_000,
  // The compiler holds all attachments in memory, twice.
  attachedBytes: 500 * MEBIBYTE,
};

/** Fills what the caller left out from {@link DEFAULT_LIMITS}. */
export function resolveLimits(limits: Partial<BinderLimits> | undefined): BinderLimits {
  return { ...DEFAULT_LIMITS, ...limits };
}
