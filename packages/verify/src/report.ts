import type { VerificationCode } from './codes/index.ts';
import type { Policy } from './policy.ts';

/** Every verdict. */
export const VERDICTS = ['VERIFIED', 'NOT_VERIFIED', 'NOT_ESTABLISHED', 'MALFORMED'] as const;

/** What a verifier says about a kit as a whole (spec/verification.md 2). Never PASS or FAIL: those are outcomes of an evaluation. */
export type Verdict = (typeof VERDICTS)[number];

/** Every way in which a check can end. */
export const CHECK_STATUSES = ['PASS', 'FAIL', 'NOT_ESTABLISHED', 'NOT_APPLICABLE'] as const;

/** How one check ended. A missing input is NOT_ESTABLISHED, never PASS. */
export type CheckStatus = (typeof CHECK_STATUSES)[number];

/** The five statements that a kit proves, in the order of every report (spec/verification.md 4). */
export const PROOF_GROUPS = [
  'files_match_manifest',
  'manifest_matches_receipt',
  'receipt_key_known',
  'receipt_signature_valid',
  'unmodified_since_issuance',
] as const;

/** What is reported beside the five: the log, its witnesses, and what the reader knows of the time since. */
export const ALSO_GROUPS = ['logged', 'witnessed', 'key_valid_at_log_index', 'not_withdrawn', 'time_bracket'] as const;

export type ProofGroupName = (typeof PROOF_GROUPS)[number];
export type AlsoGroupName = (typeof ALSO_GROUPS)[number];
export type GroupName = ProofGroupName | AlsoGroupName;

/** One detailed check: what was asked, how it ended, and for anything but PASS a frozen code. */
export type Check = {
  /** Stable snake_case name of the question, for example `file_digest`. */
  name: string;
  status: CheckStatus;
  /** From VERIFICATION_CODES; null exactly when the status is PASS. */
  code: VerificationCode | null;
  /** The section of the specification that asks for the check: `verification 4.5` is in spec/verification.md. */
  section: string;
  expected: string | null;
  /** What the kit holds: attacker-controlled, already made printable and cut to a length. */
  found: string | null;
  /** The file in the kit that the check is about, if it is about one; made printable like `found`. */
  path: string | null;
};

/** All checks under one of the ten names; the status is that of its worst check. */
export type CheckGroup = { name: GroupName; status: CheckStatus; required: boolean; checks: Check[] };

/** What the kit says of itself, as far as it could be read. Believe it only as far as the verdict goes. */
export type KitSummary = {
  /** SHA-256 of manifest.json in hex. */
  id: string | null;
  receipt_id: string | null;
  /** SHA-256 of receipt.json in hex: the canonical receipt hash. */
  receipt_sha256: string | null;
  packet_id: string | null;
  issuer: { id: string; name: string } | null;
  partner: { id: string; name: string } | null;
  client: { id: string; name: string } | null;
  profile: { id: string; version: number; lane_id: string; sha256: string } | null;
  /** The issuer's claim, RFC 3339. */
  issued_at: string | null;
  outcome: string | null;
  attempt: number | null;
  /** Number of files of the core. */
  files: number | null;
  /** Their total size. */
  bytes: number | null;
  log_index: number | null;
};

/** The trust root that was used: the as-of point of everything that depends on keys. */
export type TrustSummary = { version: number; as_of_size: number; expires: string };

/** What vouches for one end of the time bracket. */
export const TIME_EVIDENCE = ['cosignatures', 'receipt_timestamp', 'checkpoint_timestamp'] as const;

/** One end of the time bracket, with whom the reader believes for it: names from the trust root. */
export type TimeBound = {
  /** RFC 3339. */
  time: string;
  evidence: (typeof TIME_EVIDENCE)[number];
  by: string;
};

/** The receipt was made not before the one and not after the other; null where nobody but the issuer says anything. */
export type TimeBracket = { not_before: TimeBound | null; not_after: TimeBound | null };

/** The report document `attestlayer.verification.v1`; canonical JSON can carry it as it is. */
export type VerificationReport = {
  schema: 'attestlayer.verification.v1';
  verdict: Verdict;
  /** 0 VERIFIED, 1 NOT_VERIFIED, 2 MALFORMED, 3 NOT_ESTABLISHED (4, internal, never comes with a report). */
  exit_code: 0 | 1 | 2 | 3;
  kit: KitSummary | null;
  proves: CheckGroup[];
  also: CheckGroup[];
  time_bracket: TimeBracket;
  policy: Policy;
  trust: TrustSummary | null;
  boundary: string;
  proves_text: string[];
  proves_not: string[];
  /** The reader's clock as it was handed in, RFC 3339. */
  verified_at: string;
};
