import type { CodeEntry } from './code-entry.ts';

/** Codes of reading the bytes of a kit, the same words as in packages/kit. */
export const SOURCE_CODES = [
  {
    code: 'source_read_failed',
    group: 'files_match_manifest',
    title: 'the kit cannot be read',
    meaning: 'The bytes of the kit could not be read to their end.',
    next: 'copy or download the kit again',
  },
  {
    code: 'source_size_mismatch',
    group: 'files_match_manifest',
    title: 'a file changed while it was read',
    meaning: 'A file has another size than it had when the kit was opened.',
    next: 'verify again while nothing writes to the kit',
  },
  {
    code: 'source_entry_too_large',
    group: 'files_match_manifest',
    title: 'a document is too large',
    meaning: 'A document that is read as a whole is larger than the limit of the verifier.',
    next: 'ask for the kit again from the issuer',
  },
] as const satisfies readonly CodeEntry[];
