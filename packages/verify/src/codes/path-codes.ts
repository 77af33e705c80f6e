import type { CodeEntry } from './code-entry.ts';

/** Codes of paths in a kit or its manifest, the same words as in packages/kit (kit-format 3). */
export const PATH_CODES = [
  {
    code: 'path_empty',
    group: 'files_match_manifest',
    title: 'a path is empty',
    meaning: 'A file has an empty path.',
    next: 'ask for the kit again from the issuer; if you renamed files, name them back',
  },
  {
    code: 'path_too_long',
    group: 'files_match_manifest',
    title: 'a path is too long',
    meaning: 'A path is longer than 400 bytes.',
    next: 'ask for the kit again from the issuer; if you renamed files, name them back',
  },
  {
    code: 'path_too_deep',
    group: 'files_match_manifest',
    title: 'a path is too deep',
    meaning: 'A path has more than 12 segments.',
    next: 'ask for the kit again from the issuer; if you renamed files, name them back',
  },
  {
    code: 'path_segment_empty',
    group: 'files_match_manifest',
    title: 'a path has an empty segment',
    meaning: 'A path starts or ends with a slash, or has two in a row.',
    next: 'ask for the kit again from the issuer; if you renamed files, name them back',
  },
  {
    code: 'path_segment_too_long',
    group: 'files_match_manifest',
    title: 'a file or folder name is too long',
    meaning: 'A segment of a path is longer than 120 bytes.',
    next: 'ask for the kit again from the issuer; if you renamed files, name them back',
  },
  {
    code: 'path_character',
    group: 'files_match_manifest',
    title: 'a path uses a character that is not allowed',
    meaning:
      'Paths use letters and digits of ASCII, dot, underscore and hyphen; so they mean the same on every system and lead nowhere else.',
    next: 'ask for the kit again from the issuer; if you renamed files, name them back',
  },
  {
    code: 'path_trailing_dot',
    group: 'files_match_manifest',
    title: 'a file or folder name ends in a dot',
    meaning: 'A segment of a path ends in a dot, which some systems drop in silence.',
    next: 'ask for the kit again from the issuer; if you renamed files, name them back',
  },
  {
    code: 'path_device_name',
    group: 'files_match_manifest',
    title: 'a file has the name of a device',
    meaning: 'A segment of a path is a device on Windows.',
    next: 'ask for the kit again from the issuer; if you renamed files, name them back',
  },
  {
    code: 'path_duplicate',
    group: 'files_match_manifest',
    title: 'two files have the same path',
    meaning: 'Two paths are the same, or the same in other letter case: on some systems one would replace the other.',
    next: 'ask for the kit again from the issuer; if you renamed files, name them back',
  },
  {
    code: 'path_conflict',
    group: 'files_match_manifest',
    title: 'a file lies below another file',
    meaning: 'A path is a file and the folder of another file at once.',
    next: 'ask for the kit again from the issuer; if you renamed files, name them back',
  },
] as const satisfies readonly CodeEntry[];
