import type { CodeEntry } from './code-entry.ts';

/** Codes of `time_bracket` (spec/verification.md 4.21). */
export const TIME_CODES = [
  {
    code: 'after_origin_differs',
    group: 'time_bracket',
    title: 'the earlier checkpoint is of another log',
    meaning: 'receipt.after names another log than receipt.log, so it is no lower bound for this receipt.',
    next: 'do not rely on the kit; ask the issuer',
  },
  {
    code: 'after_not_before_index',
    group: 'time_bracket',
    title: 'the earlier checkpoint is not earlier',
    meaning: 'receipt.after names a checkpoint that already covers the index at which the receipt is logged.',
    next: 'do not rely on the kit; ask the issuer',
  },
  {
    code: 'after_not_checked',
    group: 'time_bracket',
    title: 'the earlier checkpoint was not compared',
    meaning: 'receipt.after can only be compared with the index in a log proof, and there is none that could be read.',
    next: 'see the checks under `logged`',
  },
  {
    code: 'lower_bound_not_established',
    group: 'time_bracket',
    title: 'the earliest time is not established',
    meaning:
      'The checkpoint in receipt.after bounds the issue in log order; its time needs cosignatures on it by a quorum of witnesses, and the kit does not carry them, or the log was empty.',
    next: 'take `issued_at` as the claim of the issuer that it is',
  },
  {
    code: 'lower_bound_after_upper_bound',
    group: 'time_bracket',
    title: 'the earlier checkpoint was cosigned too late to say anything',
    meaning:
      'The witnesses cosigned the checkpoint in receipt.after only after the receipt was already known, so their times are no lower bound.',
    next: 'take `issued_at` as the claim of the issuer that it is',
  },
  {
    code: 'after_checkpoint_malformed',
    group: 'time_bracket',
    title: 'the attached earlier checkpoint is malformed',
    meaning: 'proof/after.checkpoint is not a signed note with a C2SP checkpoint.',
    next: 'ask for the kit again from the issuer',
  },
  {
    code: 'after_checkpoint_differs',
    group: 'time_bracket',
    title: 'the attached earlier checkpoint is not the one in the receipt',
    meaning: 'Origin, size or root of proof/after.checkpoint differ from receipt.after.',
    next: 'ask for the kit again from the issuer; a kit is as good without this file, but for the earliest time',
  },
  {
    code: 'after_signature_invalid',
    group: 'time_bracket',
    title: 'a signature on the attached earlier checkpoint is invalid or missing',
    meaning:
      'proof/after.checkpoint is not signed by the key that the trust root lists for the log, or holds a signature of the log or of a known witness that does not verify.',
    next: 'do not rely on the time bracket; ask for the kit again from the issuer',
  },
  {
    code: 'upper_bound_not_established',
    group: 'time_bracket',
    title: 'the latest time is not established',
    meaning:
      'Neither a quorum of witnesses nor a trusted time-stamp authority vouches for a time at which the receipt was already there.',
    next: 'take `issued_at` as the claim of the issuer that it is',
  },
  {
    code: 'issued_at_after_upper_bound',
    group: 'time_bracket',
    title: 'the claimed time contradicts the witnesses',
    meaning:
      'The issuer claims to have issued the receipt after the time at which witnesses had already cosigned it, or a time-stamp authority stamped it.',
    next: 'do not rely on `issued_at`; ask the issuer',
  },
  {
    code: 'issued_at_before_lower_bound',
    group: 'time_bracket',
    title: 'the claimed time is before the log state that the receipt names',
    meaning:
      'The issuer claims to have issued the receipt before the time at which witnesses cosigned the log state that it names: it was back-dated, or the witnesses were late.',
    next: 'do not rely on `issued_at`; ask the issuer',
  },
  {
    code: 'timestamp_absent',
    group: 'time_bracket',
    title: 'there is no time-stamp token',
    meaning: 'The optional token, proof/receipt.tsr or proof/checkpoint.tsr, is not in the kit.',
    next: 'nothing',
  },
  {
    code: 'timestamp_authority_not_trusted',
    group: 'time_bracket',
    title: 'no trusted time-stamping authority made the token',
    meaning:
      'The kit holds a time-stamp token, and no certificate of an authority in the trust root could have made it. Certificates in the token are not trusted. The token was not used.',
    next: 'check the token with an RFC 3161 tool and an authority of your choice',
  },
  {
    code: 'timestamp_not_checked',
    group: 'time_bracket',
    title: 'the time-stamp token was not checked',
    meaning: 'There is no trust root to take an authority from, or what the token is about could not be read.',
    next: 'give the trust root, and see the checks of the signature and the log',
  },
  {
    code: 'timestamp_too_large',
    group: 'time_bracket',
    title: 'the time-stamp token is too large',
    meaning: 'proof/receipt.tsr or proof/checkpoint.tsr is larger than any token that the format allows.',
    next: 'ask for the kit again from the issuer',
  },
  {
    code: 'timestamp_malformed',
    group: 'time_bracket',
    title: 'the time-stamp token is malformed',
    meaning: 'The file is no RFC 3161 response or token, or a response in which the authority refuses to stamp.',
    next: 'ask for the kit again from the issuer',
  },
  {
    code: 'timestamp_message_differs',
    group: 'time_bracket',
    title: 'the time-stamp token is about something else',
    meaning: 'The token is over other bytes than receipt.jws or the checkpoint in the log proof.',
    next: 'ask for the kit again from the issuer',
  },
  {
    code: 'timestamp_algorithm_unsupported',
    group: 'time_bracket',
    title: 'the time-stamp token uses an algorithm that is not accepted',
    meaning: 'A hash, signature or key of the token or its certificates is weak or unknown to this verifier.',
    next: 'ask the issuer for a token with SHA-256 and RSA of 2048 bits or a NIST curve',
  },
  {
    code: 'timestamp_signature_invalid',
    group: 'time_bracket',
    title: 'the signature of the time-stamp token is invalid',
    meaning: 'The signature does not verify, or it is not over the time, its type and the hash of the certificate.',
    next: 'do not rely on the token; ask for the kit again from the issuer',
  },
  {
    code: 'timestamp_certificate_invalid',
    group: 'time_bracket',
    title: 'the certificate of the time-stamp token may not be used for it',
    meaning:
      'The certificate is not one for time-stamping alone, marked critical, or a certificate between it and the trusted authority may not issue it.',
    next: 'do not rely on the token; ask the issuer for one of another authority',
  },
  {
    code: 'timestamp_certificate_not_valid',
    group: 'time_bracket',
    title: 'a certificate was not valid at the time of the token',
    meaning: 'The time in the token lies outside of the validity of a certificate of its chain.',
    next: 'do not rely on the token; ask the issuer for one of another authority',
  },
] as const satisfies readonly CodeEntry[];
