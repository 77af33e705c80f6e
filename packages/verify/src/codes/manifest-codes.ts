import type { CodeEntry } from './code-entry.ts';

/** Codes of manifest.json as a document, the same words as in packages/kit (kit-format 4). */
export const MANIFEST_CODES = [
  {
    code: 'manifest_not_canonical',
    group: 'files_match_manifest',
    title: 'manifest.json is not canonical',
    meaning:
      'The bytes of manifest.json are not equal to their own RFC 8785 re-encoding, or leave the JSON subset of the format. One document has one spelling, so that nothing can hide in another.',
    next: 'ask for the kit again from the issuer',
  },
  {
    code: 'manifest_schema',
    group: 'files_match_manifest',
    title: 'manifest.json does not fit its schema',
    meaning: 'A member of manifest.json is missing, unknown, or not what the schema attestlayer.manifest.v1 allows.',
    next: 'ask for the kit again from the issuer',
  },
  {
    code: 'manifest_version_unsupported',
    group: 'files_match_manifest',
    title: 'manifest.json is newer than this verifier',
    meaning:
      'The schema is another version than attestlayer.manifest.v1. An old verifier cannot say anything about it.',
    next: 'get a newer verifier',
  },
  {
    code: 'manifest_files_unsorted',
    group: 'files_match_manifest',
    title: 'the file list is out of order',
    meaning: 'files in manifest.json is not sorted by the bytes of the paths.',
    next: 'ask for the kit again from the issuer',
  },
  {
    code: 'manifest_layout',
    group: 'files_match_manifest',
    title: 'a file is not in its place',
    meaning: 'A file of the core is not at the path of its role, or a file that every kit has is not listed.',
    next: 'ask for the kit again from the issuer',
  },
  {
    code: 'manifest_name_not_storable',
    group: 'files_match_manifest',
    title: 'a submitted name holds hidden characters',
    meaning: 'original_name of a file holds characters that hide or reorder text.',
    next: 'do not rely on the kit; ask the issuer',
  },
  {
    code: 'manifest_submitted_unsorted',
    group: 'files_match_manifest',
    title: 'the list of submitted records is out of order',
    meaning: 'submitted in manifest.json is not sorted by record id, or names a record twice.',
    next: 'ask for the kit again from the issuer',
  },
  {
    code: 'manifest_submitted_mismatch',
    group: 'files_match_manifest',
    title: 'evidence and submitted records differ',
    meaning: 'The evidence files are not exactly the records that submitted lists as in scope.',
    next: 'do not rely on the kit; ask the issuer',
  },
  {
    code: 'manifest_totals_mismatch',
    group: 'files_match_manifest',
    title: 'the totals are wrong',
    meaning: 'totals or tree.size in manifest.json is not what the file list adds up to.',
    next: 'ask for the kit again from the issuer',
  },
  {
    code: 'manifest_tree_mismatch',
    group: 'files_match_manifest',
    title: 'the file tree does not follow from the file list',
    meaning: 'tree.root in manifest.json is not the RFC 6962 root over the file list.',
    next: 'do not rely on the kit; ask the issuer',
  },
] as const satisfies readonly CodeEntry[];
