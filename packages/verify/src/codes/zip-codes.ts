import type { CodeEntry } from './code-entry.ts';

/** Codes of the strict ZIP profile, the same words as in packages/kit (kit-format 10). A ZIP that programs read in different ways is refused. */
export const ZIP_CODES = [
  {
    code: 'zip_end_missing',
    group: 'files_match_manifest',
    title: 'this is not a ZIP',
    meaning:
      'The file does not end as a ZIP does. It may be another kind of file, a download that broke off, or a ZIP with something behind its end.',
    next: 'download the kit again, and check that you opened the kit itself',
  },
  {
    code: 'zip_comment',
    group: 'files_match_manifest',
    title: 'the ZIP has a comment',
    meaning: 'The archive or an entry has a comment. A comment can hide a second archive.',
    next: 'download the kit again; if it stays so, ask the issuer, or verify the unpacked folder',
  },
  {
    code: 'zip_multi_disk',
    group: 'files_match_manifest',
    title: 'the ZIP is split',
    meaning: 'The archive says that it is one of several parts.',
    next: 'download the kit again; if it stays so, ask the issuer, or verify the unpacked folder',
  },
  {
    code: 'zip_zip64_invalid',
    group: 'files_match_manifest',
    title: 'the ZIP64 records are wrong',
    meaning: 'The records for large archives contradict the others, or are there without need.',
    next: 'download the kit again; if it stays so, ask the issuer, or verify the unpacked folder',
  },
  {
    code: 'zip_limits',
    group: 'files_match_manifest',
    title: 'the ZIP exceeds a limit',
    meaning: 'The archive has more entries, a larger directory or a larger expansion than the reader allows.',
    next: 'download the kit again; if it stays so, ask the issuer, or verify the unpacked folder',
  },
  {
    code: 'zip_directory_invalid',
    group: 'files_match_manifest',
    title: 'the directory of the ZIP is wrong',
    meaning: 'The central directory is not where or what the end of the archive says.',
    next: 'download the kit again; if it stays so, ask the issuer, or verify the unpacked folder',
  },
  {
    code: 'zip_layout',
    group: 'files_match_manifest',
    title: 'the ZIP has gaps or overlaps',
    meaning:
      'There are bytes before, between or after the entries, or entries overlap. Hidden bytes could be another kit.',
    next: 'download the kit again; if it stays so, ask the issuer, or verify the unpacked folder',
  },
  {
    code: 'zip_version_unsupported',
    group: 'files_match_manifest',
    title: 'the ZIP uses features of a later version',
    meaning: 'An entry demands a version of the ZIP format that kits do not use.',
    next: 'download the kit again; if it stays so, ask the issuer, or verify the unpacked folder',
  },
  {
    code: 'zip_encrypted',
    group: 'files_match_manifest',
    title: 'the ZIP is encrypted',
    meaning: 'An entry is encrypted. Kits never are.',
    next: 'download the kit again; if it stays so, ask the issuer, or verify the unpacked folder',
  },
  {
    code: 'zip_flags_unsupported',
    group: 'files_match_manifest',
    title: 'an entry of the ZIP sets flags that are not allowed',
    meaning: 'A general purpose flag is set that changes how the entry is read.',
    next: 'download the kit again; if it stays so, ask the issuer, or verify the unpacked folder',
  },
  {
    code: 'zip_method_unsupported',
    group: 'files_match_manifest',
    title: 'an entry of the ZIP is packed in another way',
    meaning: 'Kits use the methods stored and deflate.',
    next: 'download the kit again; if it stays so, ask the issuer, or verify the unpacked folder',
  },
  {
    code: 'zip_extra_field',
    group: 'files_match_manifest',
    title: 'an entry of the ZIP has extra fields',
    meaning: 'An entry carries an extra field other than ZIP64 sizes that are needed.',
    next: 'download the kit again; if it stays so, ask the issuer, or verify the unpacked folder',
  },
  {
    code: 'zip_not_regular_file',
    group: 'files_match_manifest',
    title: 'an entry of the ZIP is not a file',
    meaning: 'An entry is a folder, a link or something special. Kits hold regular files only.',
    next: 'download the kit again; if it stays so, ask the issuer, or verify the unpacked folder',
  },
  {
    code: 'zip_size_invalid',
    group: 'files_match_manifest',
    title: 'a size in the ZIP is wrong',
    meaning: 'The sizes of an entry contradict each other or the archive.',
    next: 'download the kit again; if it stays so, ask the issuer, or verify the unpacked folder',
  },
  {
    code: 'zip_local_header_mismatch',
    group: 'files_match_manifest',
    title: 'the two headers of an entry differ',
    meaning:
      'The header in front of an entry is not the one in the directory: two programs could read two different kits.',
    next: 'download the kit again; if it stays so, ask the issuer, or verify the unpacked folder',
  },
  {
    code: 'zip_data_invalid',
    group: 'files_match_manifest',
    title: 'packed bytes cannot be unpacked',
    meaning: 'The deflated bytes of an entry are damaged, or do not end where they must.',
    next: 'download the kit again; if it stays so, ask the issuer, or verify the unpacked folder',
  },
  {
    code: 'zip_crc_mismatch',
    group: 'files_match_manifest',
    title: 'an entry of the ZIP is damaged',
    meaning: 'The CRC-32 of an entry does not fit its bytes.',
    next: 'download the kit again; if it stays so, ask the issuer, or verify the unpacked folder',
  },
  {
    code: 'zip_inflater_lenient',
    group: 'files_match_manifest',
    title: 'this platform cannot check packed bytes',
    meaning: 'The decompressor of this platform accepts what it should refuse, so packed entries are not read here.',
    next: 'verify with another program or browser, or verify the unpacked folder',
  },
] as const satisfies readonly CodeEntry[];
