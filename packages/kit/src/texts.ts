/**
 * The fixed statement of what an issued kit is (spec/kit-format.md 13). Every manifest and receipt carries it word for
 * word, and every surface shows it; a changed word is a new format version.
 */
export const BOUNDARY =
  'Record-only. This kit shows which records were submitted, that they were complete enough under the named profile to be issued, and that they have not changed since. It is not an audit, attestation opinion, certification, or legal, regulatory, insurance or procurement approval. The issuer gives no opinion on whether the records are true.';

/**
 * The five statements that a verified kit proves, in the order in which every report prints them (spec/kit-format.md
 * 12.1).
 */
export const PROVES = [
  {
    id: 'files_match_manifest',
    text: 'The files of this kit are exactly the files that its manifest lists, byte for byte.',
  },
  {
    id: 'manifest_matches_receipt',
    text: 'The manifest is the one that the receipt names.',
  },
  {
    id: 'receipt_key_known',
    text: 'A trust root that was obtained outside this kit lists the key of the receipt as a key of the issuer.',
  },
  {
    id: 'receipt_signature_valid',
    text: 'The signature over the receipt was made with that key.',
  },
  {
    id: 'unmodified_since_issuance',
    text: 'Nothing that is sealed in this kit has changed since the issuer signed the receipt.',
  },
] as const;

/** The name of one of the five statements. */
export type ProvesId = (typeof PROVES)[number]['id'];

/** What a verified kit does not prove; shown wherever {@link PROVES} is shown. */
export const PROVES_NOT = [
  'That the records are true, or that what they describe happened or works.',
  'That anybody outside the issuer made, approved or reviewed a record.',
  'That the records are sufficient for any law, standard, insurer, buyer or regulator, or that anybody accepts them.',
  'That no other records exist: it covers what was submitted, and nothing else.',
  'When the receipt was signed, beyond the limits that the log, the witnesses and a time-stamp authority give.',
  'That the kit has not been withdrawn since, unless the report says that a current view of the log was checked.',
] as const;
