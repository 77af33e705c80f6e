import type { CodeEntry } from './code-entry.ts';

/** Codes of `receipt_key_known`: is the key one that the reader's own trust root lists (kit-format 6)? */
export const KEY_CODES = [
  {
    code: 'trust_not_given',
    group: 'receipt_key_known',
    title: 'no trust root was given',
    meaning:
      'Keys that travel with a kit prove nothing about its issuer, and no trust root was pinned outside the kit.',
    next: 'get the trust root of the issuer from a source that you trust, and verify again with it',
  },
  {
    code: 'trust_expired',
    group: 'receipt_key_known',
    title: 'the trust root has expired',
    meaning:
      'The time at which the kit is verified is not before the expiry of the trust root: newer key states may exist.',
    next: 'update the trust root and verify again',
  },
  {
    code: 'issuer_not_listed',
    group: 'receipt_key_known',
    title: 'the trust root does not list the issuer',
    meaning:
      'The receipt names an issuer that the pinned trust root does not know. The kit may be forged, or the trust root old or of another program.',
    next: 'update the trust root, or ask the sender which issuer made this kit',
  },
  {
    code: 'key_not_listed',
    group: 'receipt_key_known',
    title: 'the trust root does not list the key',
    meaning:
      'The receipt is signed with a key that the pinned trust root does not list. The kit may be forged, or the trust root old.',
    next: 'update the trust root, or ask the sender which issuer made this kit',
  },
  {
    code: 'key_of_another_issuer',
    group: 'receipt_key_known',
    title: 'the key belongs to another issuer',
    meaning: 'The trust root lists the key, but under another issuer than the one that the receipt names.',
    next: 'do not rely on the kit; tell the issuer that it names',
  },
  {
    code: 'receipt_kid_differs',
    group: 'receipt_key_known',
    title: 'receipt and signature name different keys',
    meaning: 'The key id inside receipt.json and the one in the header of receipt.jws differ.',
    next: 'do not rely on the kit; ask for it again from the issuer',
  },
  {
    code: 'kit_trust_malformed',
    group: 'receipt_key_known',
    title: 'the copy of the trust root in the kit is malformed',
    meaning:
      'trust/trust.json is not a trust file that the threshold of its own roots signs. The copy is never trusted, but a kit holds nothing that cannot be read.',
    next: 'ask for the kit again from the issuer',
  },
  {
    code: 'kit_jwks_malformed',
    group: 'receipt_key_known',
    title: 'the key list in the kit is malformed',
    meaning:
      'trust/jwks.json is not an exact JWKS. The copy is never trusted, but a kit holds nothing that cannot be read.',
    next: 'ask for the kit again from the issuer',
  },
  {
    code: 'kit_keys_absent',
    group: 'receipt_key_known',
    title: 'the kit holds no copy of the keys',
    meaning:
      'There is no trust/trust.json and no trust/jwks.json. They are copies for people and tools, so nothing is lost.',
    next: 'nothing',
  },
  {
    code: 'kit_keys_differ_from_trust',
    group: 'receipt_key_known',
    title: 'the keys in the kit differ from the trust root',
    meaning:
      'The copies in trust/ list other keys than the pinned trust root. The pinned one decided; a difference is normal after a key rotation, and the only sign of a kit that brings its own keys.',
    next: 'update the trust root if it is older than the kit; never take the keys from the kit',
  },
  {
    code: 'kit_keys_not_compared',
    group: 'receipt_key_known',
    title: 'the keys in the kit were not compared',
    meaning: 'The kit holds copies of keys, and there is no trust root to compare them with. They were not used.',
    next: 'verify with a trust root',
  },
] as const satisfies readonly CodeEntry[];
