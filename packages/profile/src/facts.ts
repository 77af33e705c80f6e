/** The kinds of record that a packet can hold; decided by the bytes, never by the name. */
export const RECORD_TYPES = ['pdf', 'docx', 'xlsx', 'png', 'jpg', 'csv', 'json', 'txt', 'md'] as const;
export type RecordType = (typeof RECORD_TYPES)[number];

/**
 * Why a record was not taken in. A refused record never counts, whatever else is known about it.
 *
 * - `executable`, `script`, `macros`, `active_content`: the bytes can run.
 * - `archive_*`: a ZIP that is encrypted, damaged, beyond the limits, or holds an unsafe name.
 * - `secret_found`: a private key, API token or password; `malware_found`: the optional scanner hit.
 * - `type_not_accepted`: not one of {@link RECORD_TYPES}; `too_large`, `empty`: by size.
 * - `inspection_limits`: opening it took more time or memory than allowed.
 */
export const REFUSAL_CODES = [
  'executable',
  'script',
  'macros',
  'active_content',
  'archive_encrypted',
  'archive_damaged',
  'archive_limits',
  'archive_name',
  'secret_found',
  'malware_found',
  'type_not_accepted',
  'too_large',
  'empty',
  'inspection_limits',
] as const;
export type RefusalCode = (typeof REFUSAL_CODES)[number];

/**
 * Why a record that was taken in cannot be read: `encrypted` needs a password to open, `damaged` breaks the rules of
 * its file type, `not_utf8` is text in another encoding, `syntax_invalid` is JSON or CSV that does not parse,
 * `inspection_failed` is a reader that stopped without an answer.
 */
export const PROBLEM_CODES = ['encrypted', 'damaged', 'not_utf8', 'syntax_invalid', 'inspection_failed'] as const;
export type ProblemCode = (typeof PROBLEM_CODES)[number];

/**
 * What inspection found in the bytes of one record. All text in it comes from the record and is attacker-controlled.
 * `detail` never repeats a secret. A fact that is absent was not established, and is never taken as satisfied.
 */
export type RecordFacts = {
  /** 64 lower-case hex digits. */
  sha256: string;
  /** Bytes. */
  size: number;
  type: RecordType | null;
  mediaType: string;
  refusal: { code: RefusalCode; detail: string } | null;
  problem: { code: ProblemCode; detail: string } | null;
  pdf?: { pages: number; encryption: 'none' | 'owner' | 'user'; textCharacters: number; title: string | null };
  /** Pixels. */
  image?: { width: number; height: number };
  /** CSV: one table; XLSX: one for each sheet. `rows` are the data rows below the header row. */
  tables?: { name: string; headers: string[]; rows: number }[];
  document?: { characters: number; macros: boolean; trackedChanges: boolean };
  /**
   * `members` are the top-level member names, or those of the first element of a top-level array.
   * `schemaErrors` is keyed by {@link jsonSchemaSha256}; an empty list says that the record fits that schema.
   */
  json?: { rootType: string; members: string[]; schemaErrors: Record<string, string[]> };
  text?: { lines: number; characters: number; firstLine: string };
};

/** A record as the evaluator sees it: who calls it what, which requirements it is for, and the facts about its bytes. */
export type SubmittedRecord = {
  recordId: string;
  /** As submitted, in any script; may carry folders separated by `/`. */
  originalName: string;
  /** RFC 3339 UTC with milliseconds. */
  receivedAt: string;
  /** First day (YYYY-MM-DD) that the record speaks for, as declared; null when not declared. */
  effectiveFrom: string | null;
  /** Last day (YYYY-MM-DD) that the record speaks for; null when no end was declared. */
  effectiveUntil: string | null;
  requirementIds: string[];
  facts: RecordFacts;
};
