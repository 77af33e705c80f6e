import { readCanonical, writeCanonical } from '@attestlayer/encoding';
import { readPublicKey } from '@attestlayer/signature';
import * as z from 'zod';
import { KEY_ROLES } from './key-file.ts';
import { parseKeyReference, writeKeyReference } from './key-reference.ts';
import { requireRole, roleOfLabel } from './key-role.ts';
import type { KeyInfo } from './opened-key.ts';
import type { Pkcs11Reference } from './pkcs11-uri.ts';
import { SignerError } from './signer-error.ts';

/**
 * What lies among the key files for a key on a token: where it is, and its public half, so that it can be listed and chosen
 * without the token. There is no secret in it, but it names a library to load: whoever may write it may run code.
 */
export type KeyPointer = KeyInfo & { reference: Pkcs11Reference };

const FAMILY = 'attestlayer.key-reference.';
const KEY_POINTER_SCHEMA = `${FAMILY}v1`;

const keyPointer = z.strictObject({
  schema: z.literal(KEY_POINTER_SCHEMA),
  role: z.enum(KEY_ROLES),
  kid: z.string(),
  x: z.string(),
  uri: z.string(),
});

/** Tells a pointer, of any version, from an encrypted key file. */
export function isKeyPointer(bytes: Uint8Array): boolean {
  try {
    const { schema } = (readCanonical(bytes) ?? {}) as { schema?: unknown };
    return typeof schema === 'string' && schema.startsWith(FAMILY);
  } catch {
    return false;
  }
}

/** Writes what {@link parseKeyPointer} reads. */
export function writeKeyPointer({ role, publicKey, reference }: KeyPointer): Uint8Array {
  const { kid, jwk } = publicKey;
  return writeCanonical({ schema: KEY_POINTER_SCHEMA, role, kid, x: jwk.x, uri: writeKeyReference(reference) });
}

/**
 * Reads a pointer.
 * @throws SignerError `key_file_version_unsupported`, `key_file_corrupt`, `key_reference_invalid`, `key_role_mismatch`
 */
export function parseKeyPointer(bytes: Uint8Array, path: string): KeyPointer {
  const value = readCanonical(bytes) as { schema: string };
  if (value.schema !== KEY_POINTER_SCHEMA) {
    throw new SignerError('key_file_version_unsupported', `${path} was written by a newer version of this program`);
  }
  const { role, kid, x, uri } = readMembers(value, path);
  const reference = parseKeyReference(uri);
  if (reference.driver !== 'pkcs11') {
    throw new SignerError('key_reference_invalid', `${path} names another file; it may name a key on a token only`);
  }
  requireRole({ where: reference.object, has: roleOfLabel(reference.object), needed: role });
  return { role, reference, publicKey: readKey({ kid, x }, path) };
}

function readMembers(value: unknown, path: string): z.infer<typeof keyPointer> {
  const parsed = keyPointer.safeParse(value);
  if (parsed.success) return parsed.data;
  const why = 'its members are not those of a pointer to a key';
  throw new SignerError('key_file_corrupt', `${path} is damaged: ${why}`, { cause: parsed.error });
}

function readKey({ kid, x }: { kid: string; x: string }, path: string): KeyInfo['publicKey'] {
  try {
    const publicKey = readPublicKey({ kty: 'OKP', crv: 'Ed25519', x });
    if (publicKey.kid !== kid) throw new Error('kid is not the thumbprint of x');
    return publicKey;
  } catch (cause) {
    throw new SignerError('key_file_corrupt', `${path} is damaged: its public key is not valid`, { cause });
  }
}
