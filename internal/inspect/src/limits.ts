const MEGABYTE = 1_000_000;

/** What one inspection may cost, and how much of a record is read to establish its facts. */
export type InspectLimits = {
  /** Larger records are refused as `too_large` and never parsed. */
  recordBytes: number;
  /** Resident memory of the inspecting process; beyond it the process is killed. */
  memoryBytes: number;
  /** Deadline of the smallest record. */
  timeoutMs: number;
  /** Added to the deadline for each megabyte of the record. */
  timeoutPerMegabyteMs: number;
  /** Width times height of an image. */
  imagePixels: number;
  pdfPages: number;
  /** Pages whose text is counted, from the first one. */
  pdfTextPages: number;
  /** One unpacked part of a DOCX or XLSX. */
  officePartBytes: number;
  /** All unpacked parts of a DOCX or XLSX. */
  officeTotalBytes: number;
  /** JSON is held in memory as a tree, so its text is bounded. */
  jsonBytes: number;
};

/** The defaults: an honest record of the kinds that clients send stays far below each of them. */
export const INSPECT_LIMITS: InspectLimits = {
  recordBytes: 500 * MEGABYTE,
  // PDFium and libvips need 100-400 MB for honest records; a gigabyte is where bombs were seen to end.
  memoryBytes: 1_000 * MEGABYTE,
  timeoutMs: 20_000,
  // Text is read at 20-50 MB/s when it is decoded, parsed and searched for secrets: twice that time is allowed.
  timeoutPerMegabyteMs: 100,
  imagePixels: 100 * MEGABYTE,
  pdfPages: 10_000,
  pdfTextPages: 100,
  officePartBytes: 50 * MEGABYTE,
  officeTotalBytes: 200 * MEGABYTE,
  jsonBytes: 32 * MEGABYTE,
};

/** What an archive may unpack to. */
export type ArchiveLimits = {
  /** Entries of the archive and of all archives inside it. */
  entries: number;
  /** Unpacked bytes of all entries together. */
  totalBytes: number;
  /** Unpacked bytes of one entry. */
  entryBytes: number;
  /** Unpacked bytes for each packed byte, of an entry and of all together, once there are more than `ratioFloorBytes`. */
  ratio: number;
  ratioFloorBytes: number;
  /** 1 opens the archive only; 2 also opens the archives directly inside it. */
  depth: number;
};

/** The defaults of intake: the caps of a packet (product rules, section 4). */
export const ARCHIVE_LIMITS: ArchiveLimits = {
  entries: 2_000,
  totalBytes: 2_000 * MEGABYTE,
  entryBytes: 500 * MEGABYTE,
  // Text logs pack 10-30 to 1. Deflate cannot exceed 1,032 to 1, which is where bombs are.
  ratio: 100,
  ratioFloorBytes: 16 * MEGABYTE,
  depth: 2,
};

/** A DOCX or XLSX with more parts than this was not written by an office program. */
export const OFFICE_ENTRIES = 5_000;

/** Columns of a table: the width of a spreadsheet (XFD). */
export const TABLE_COLUMNS = 16_384;

/** Sheets whose facts are kept. */
export const WORKBOOK_SHEETS = 256;

/** Text taken from a record into its facts is cut here, in characters: enough for a header, a title, a first line. */
export const FACT_TEXT_CHARACTERS = 256;

/** Member names of a JSON record that are kept. */
export const JSON_MEMBERS = 1_000;
