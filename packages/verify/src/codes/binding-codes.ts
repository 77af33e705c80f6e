import type { CodeEntry } from './code-entry.ts';

/** Codes of `manifest_matches_receipt` and `unmodified_since_issuance`: what the signed receipt binds (kit-format 3 and 4). */
export const BINDING_CODES = [
  {
    code: 'receipt_manifest_differs',
    group: 'manifest_matches_receipt',
    title: 'the receipt is of another manifest',
    meaning: 'SHA-256 or size of manifest.json is not what the receipt says.',
    next: 'do not rely on the kit; ask for it again from the issuer',
  },
  {
    code: 'receipt_tree_differs',
    group: 'manifest_matches_receipt',
    title: 'the receipt has another tree',
    meaning: 'Root or size of the file tree in the receipt is not that of the manifest.',
    next: 'do not rely on the kit; ask the issuer',
  },
  {
    code: 'receipt_identity_differs',
    group: 'manifest_matches_receipt',
    title: 'receipt and manifest name different things',
    meaning: 'Receipt id, packet id, issuer, profile or lane are not the same in receipt.json and manifest.json.',
    next: 'do not rely on the kit; ask the issuer',
  },
  {
    code: 'profile_differs',
    group: 'manifest_matches_receipt',
    title: 'profile.json is not the profile of the receipt',
    meaning: 'SHA-256 of profile.json is not the profile hash of manifest or receipt.',
    next: 'do not rely on the kit; ask the issuer',
  },
  {
    code: 'evaluation_differs',
    group: 'manifest_matches_receipt',
    title: 'the evaluation is not the one of the receipt',
    meaning:
      'SHA-256 of reports/evaluation.json is not what the receipt says, or it speaks of another packet, profile or attempt.',
    next: 'do not rely on the kit; ask the issuer',
  },
  {
    code: 'evaluation_malformed',
    group: 'manifest_matches_receipt',
    title: 'the evaluation report is malformed',
    meaning: 'reports/evaluation.json is not an exact canonical document of the schema attestlayer.evaluation.v1.',
    next: 'ask for the kit again from the issuer',
  },
  {
    code: 'evaluation_not_pass',
    group: 'manifest_matches_receipt',
    title: 'the evaluation is not a PASS',
    meaning: 'A kit is issued on PASS only, and the outcome in reports/evaluation.json is another one.',
    next: 'do not rely on the kit; ask the issuer',
  },
  {
    code: 'hash_trail_head_differs',
    group: 'unmodified_since_issuance',
    title: 'the hash trail is not the one of the receipt',
    meaning: 'Head or number of entries of hash-trail.jsonl is not what the receipt says.',
    next: 'do not rely on the kit; ask the issuer',
  },
  {
    code: 'hash_trail_records_differ',
    group: 'unmodified_since_issuance',
    title: 'hash trail and manifest tell different stories',
    meaning:
      'The records that the hash trail shows as submitted, withdrawn, superseded or accepted are not those of manifest.submitted.',
    next: 'do not rely on the kit; ask the issuer',
  },
  {
    code: 'hash_trail_attempts_differ',
    group: 'unmodified_since_issuance',
    title: 'hash trail and receipt count different attempts',
    meaning: 'The evaluations in the hash trail are not as many as the receipt says, or the last one is not this PASS.',
    next: 'do not rely on the kit; ask the issuer',
  },
  {
    code: 'seal_broken',
    group: 'unmodified_since_issuance',
    title: 'the seal is broken',
    meaning:
      'Files, manifest, receipt and signature do not form one unbroken chain, so the kit is not what was issued.',
    next: 'see the failed checks above; ask for the kit again from the issuer',
  },
  {
    code: 'seal_not_established',
    group: 'unmodified_since_issuance',
    title: 'the seal is not established',
    meaning:
      'Files, manifest and receipt agree as far as they were checked, but the key that signed is not established.',
    next: 'see the checks above that are not established',
  },
] as const satisfies readonly CodeEntry[];
