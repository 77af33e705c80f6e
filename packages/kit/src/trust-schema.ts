import { decodeBase64 } from '@attestlayer/encoding';
import * as z from 'zod';
import {
  countNumber,
  idText,
  kidText,
  nameText,
  originText,
  partyObject,
  publicJwk,
  sha256Text,
  timestampText,
  treeStateObject,
} from './schema-parts.ts';

export const TRUST_SCHEMA = 'attestlayer.trust.v1';
/** The `typ` of the JWS over a trust root (spec/kit-format.md 9.2). */
export const TRUST_TYP = 'attestlayer.trust.v1+jws';

/** A threshold of people holds the root keys; nobody runs a ceremony with more. */
const MAX_ROOT_KEYS = 64;
/** A line of a C2SP tlog-policy names one witness or group. */
const MAX_POLICY_LINE_LENGTH = 1024;
const MAX_POLICY_LINES = 1000;
/** A DER certificate is some 2 KB. */
const MAX_CERTIFICATE_LENGTH = 16 * 1024;

/**
 * One key of an issuer and its window in the log. `active`: open, or not yet used. `retired`, `compromised`: good up to
 * `last_valid_index`. `unknown`: nobody can say since when it is out of control, so nothing is good.
 */
const issuerKeySchema = z.strictObject({
  active_from_index: countNumber,
  jwk: publicJwk,
  kid: kidText,
  last_valid_index: countNumber.nullable(),
  state: z.enum(['active', 'retired', 'compromised', 'unknown']),
});

/** The shape of the payload of a trust file (spec/kit-format.md 9); semantic rules are in `checkTrustRoot`. */
export const trustRootSchema = z.strictObject({
  as_of: treeStateObject,
  created_at: timestampText,
  expires: timestampText,
  issuers: z.array(z.strictObject({ id: idText, keys: z.array(issuerKeySchema), name: nameText })),
  logs: z.array(
    z.strictObject({
      final: z.strictObject({ root: sha256Text, size: countNumber }).nullable(),
      origin: originText,
      state: z.enum(['active', 'frozen']),
      /** C2SP signed-note verifier key. */
      vkey: z.string().max(512),
    }),
  ),
  roots: z.strictObject({ keys: z.array(publicJwk).min(1).max(MAX_ROOT_KEYS), threshold: z.int().min(1) }),
  schema: z.literal(TRUST_SCHEMA),
  tsas: z.array(
    z.strictObject({
      /** DER as padded base64 (RFC 4648 4). */
      certificates: z.array(z.base64().max(MAX_CERTIFICATE_LENGTH).refine(isCanonicalBase64)).min(1),
      name: partyObject.shape.name,
    }),
  ),
  version: z.int().min(1),
  /** The lines of a C2SP tlog-policy: the canonical JSON of kits has no newline inside a string. */
  witness_policy: z.array(z.string().max(MAX_POLICY_LINE_LENGTH)).min(1).max(MAX_POLICY_LINES),
});

/** The bits that padding leaves over are zero (spec/kit-format.md 2.3), which the pattern of the schema cannot say. */
function isCanonicalBase64(text: string): boolean {
  try {
    decodeBase64(text);
    return true;
  } catch {
    return false;
  }
}

/** Who is trusted, since which log index, under which witness policy (spec/kit-format.md 9). */
export type TrustRoot = z.infer<typeof trustRootSchema>;
/** One key of an issuer and the window of log indices in which it is good. */
export type IssuerKey = z.infer<typeof issuerKeySchema>;
