import type { Template } from './attributes.ts';
import {
  CKA_COPYABLE,
  CKA_DECRYPT,
  CKA_DERIVE,
  CKA_EC_PARAMS,
  CKA_ENCRYPT,
  CKA_EXTRACTABLE,
  CKA_ID,
  CKA_LABEL,
  CKA_MODIFIABLE,
  CKA_PRIVATE,
  CKA_SENSITIVE,
  CKA_SIGN,
  CKA_TOKEN,
  CKA_UNWRAP,
  CKA_VERIFY,
  CKA_WRAP,
} from './constants.ts';

/** The object identifier of Ed25519, 1.3.101.112, in DER (RFC 8410 section 3). */
const ED25519_PARAMS = Uint8Array.of(0x06, 0x03, 0x2b, 0x65, 0x70);

/** The key signs and does nothing else, and neither its label nor its limits can be changed later, also not with the PIN. */
export function templatesOf(label: string, id: Uint8Array): { publicKey: Template; privateKey: Template } {
  const common: Template = [
    [CKA_TOKEN, true],
    [CKA_LABEL, label],
    [CKA_ID, id],
    [CKA_MODIFIABLE, false],
    [CKA_COPYABLE, false],
    [CKA_DERIVE, false],
  ];
  return {
    publicKey: [
      ...common,
      [CKA_PRIVATE, false],
      [CKA_VERIFY, true],
      [CKA_ENCRYPT, false],
      [CKA_WRAP, false],
      [CKA_EC_PARAMS, ED25519_PARAMS],
    ],
    privateKey: [
      ...common,
      [CKA_PRIVATE, true],
      [CKA_SENSITIVE, true],
      [CKA_EXTRACTABLE, false],
      [CKA_SIGN, true],
      [CKA_DECRYPT, false],
      [CKA_UNWRAP, false],
    ],
  };
}
