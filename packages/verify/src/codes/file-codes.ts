import type { CodeEntry } from './code-entry.ts';

/** Codes of `files_match_manifest` beyond the ZIP profile: documents, paths, file set, digests (kit-format 1 to 3). */
export const FILE_CODES = [
  {
    code: 'kit_not_recognised',
    group: 'files_match_manifest',
    title: 'this is not a kit',
    meaning: 'manifest.json or receipt.json is missing, so there is nothing to verify.',
    next: 'check that you opened the kit itself, as a ZIP or as the unpacked folder',
  },
  {
    code: 'container_not_used',
    group: 'files_match_manifest',
    title: 'no container to check',
    meaning:
      'The kit was opened as a folder, so there is no ZIP whose profile could be checked. Nothing is lost: the ZIP is transport.',
    next: 'nothing',
  },
  {
    code: 'limit_exceeded',
    group: 'files_match_manifest',
    title: 'the kit exceeds a limit of the verifier',
    meaning: 'The kit has more files, or a larger document, than the format allows.',
    next: 'ask for the kit again from the issuer',
  },
  {
    code: 'file_missing',
    group: 'files_match_manifest',
    title: 'a file is missing',
    meaning: 'A file that the manifest lists, or that every kit has, is not there.',
    next: 'ask for the kit again; an unpacking program may have left files out',
  },
  {
    code: 'file_unexpected',
    group: 'files_match_manifest',
    title: 'a file does not belong to the kit',
    meaning:
      'A path is neither in the manifest nor one of the fixed envelope and attached names. A kit is a closed set.',
    next: 'remove the file if you put it there; otherwise ask for the kit again',
  },
  {
    code: 'file_size_differs',
    group: 'files_match_manifest',
    title: 'a file has another size',
    meaning: 'The size of a file is not the one in the manifest.',
    next: 'ask for the kit again from the issuer',
  },
  {
    code: 'file_digest_differs',
    group: 'files_match_manifest',
    title: 'a file was changed',
    meaning: 'SHA-256 of a file is not the one in the manifest.',
    next: 'ask for the kit again from the issuer',
  },
  {
    code: 'file_not_hashed',
    group: 'files_match_manifest',
    title: 'a file was not hashed',
    meaning: 'Reading stopped before this file, so nothing is shown about it.',
    next: 'see the failed check of the same group',
  },
  {
    code: 'sha256sums_differs',
    group: 'files_match_manifest',
    title: 'SHA256SUMS does not follow from the manifest',
    meaning: 'SHA256SUMS is not byte for byte the list that the manifest gives.',
    next: 'ask for the kit again from the issuer',
  },
  {
    code: 'not_reached',
    group: 'files_match_manifest',
    title: 'not checked',
    meaning:
      'An earlier error in the structure of the kit stopped the verification before this check. Reported under every group.',
    next: 'see the failed check',
  },
] as const satisfies readonly CodeEntry[];
