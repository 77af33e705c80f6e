import type { CodeEntry } from './code-entry.ts';

/** Codes of `receipt_signature_valid`: the detached JWS over receipt.json (kit-format 4). */
export const SIGNATURE_CODES = [
  {
    code: 'jws_malformed',
    group: 'receipt_signature_valid',
    title: 'receipt.jws is malformed',
    meaning: 'receipt.jws is not a detached compact JWS with exactly the header that the format allows.',
    next: 'ask for the kit again from the issuer',
  },
  {
    code: 'signature_invalid',
    group: 'receipt_signature_valid',
    title: 'the signature is not valid',
    meaning:
      'The strict Ed25519 check of receipt.jws over the bytes of receipt.json fails: the receipt is not what the key signed.',
    next: 'do not rely on the kit; ask for it again from the issuer',
  },
  {
    code: 'signature_not_checked',
    group: 'receipt_signature_valid',
    title: 'the signature was not checked',
    meaning:
      'Without a key from a trust root there is nothing to check the signature with. Keys inside the kit are not used.',
    next: 'give a trust root that lists the issuer and verify again',
  },
] as const satisfies readonly CodeEntry[];
