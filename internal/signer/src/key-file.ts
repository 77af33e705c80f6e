import { type JsonValue, readCanonical, sha256Hex, writeCanonical } from '@attestlayer/encoding';
import * as z from 'zod';
import { SignerError } from './signer-error.ts';

/** Issuer, log, root and witness keys are different things and never in one file; a witness is another operator's program. */
export const KEY_ROLES = ['issuer', 'log', 'root', 'witness'] as const;
export type KeyRole = (typeof KEY_ROLES)[number];

export const KEY_FILE_SCHEMA = 'attestlayer.key.v1';

const base64url = z.string().regex(/^[A-Za-z0-9_-]+$/);

const headerShape = {
  schema: z.literal(KEY_FILE_SCHEMA),
  role: z.enum(KEY_ROLES),
  kid: base64url,
  x: base64url,
  kdf: z.strictObject({
    name: z.literal('scrypt'),
    n: z.int().positive(),
    r: z.int().positive(),
    p: z.int().positive(),
    salt: base64url,
  }),
  cipher: z.strictObject({ name: z.literal('aes-256-gcm'), nonce: base64url }),
};

const keyFileHeader = z.strictObject(headerShape);
const keyFile = z.strictObject({ ...headerShape, sealed: base64url, checksum: z.string().regex(/^[0-9a-f]{64}$/) });

export type KeyFileHeader = z.infer<typeof keyFileHeader>;
export type KeyFile = z.infer<typeof keyFile>;

/** The bytes that the seal authenticates besides the secret: everything a thief could edit to mislead the owner. */
export function associatedData(file: KeyFileHeader): Uint8Array {
  const { schema, role, kid, x, kdf, cipher } = file;
  return writeCanonical({ schema, role, kid, x, kdf, cipher });
}

/** Encodes a key file as canonical JSON with a checksum, which tells a damaged file from a wrong passphrase. */
export function writeKeyFile(header: KeyFileHeader, sealed: string): Uint8Array {
  const body = { ...header, sealed };
  return writeCanonical({ ...body, checksum: sha256Hex(writeCanonical(body)) });
}

/**
 * Reads a key file.
 * @throws SignerError `key_file_corrupt` or `key_file_version_unsupported`
 */
export function parseKeyFile(bytes: Uint8Array, path: string): KeyFile {
  const value = readJson(bytes, path);
  if (isNewerVersion(value)) {
    throw new SignerError('key_file_version_unsupported', `${path} was written by a newer version of this program`);
  }
  const parsed = keyFile.safeParse(value);
  if (!parsed.success) throw corrupt(path, 'its members are not those of a key file', parsed.error);
  const { checksum, ...body } = parsed.data;
  if (sha256Hex(writeCanonical(body)) !== checksum) throw corrupt(path, 'its checksum does not fit its content');
  return parsed.data;
}

function readJson(bytes: Uint8Array, path: string): JsonValue {
  try {
    return readCanonical(bytes);
  } catch (cause) {
    throw corrupt(path, 'it is not canonical JSON', cause);
  }
}

function isNewerVersion(value: JsonValue): boolean {
  const schema = (value as { schema?: unknown } | null)?.schema;
  return typeof schema === 'string' && schema !== KEY_FILE_SCHEMA && schema.startsWith('attestlayer.key.');
}

function corrupt(path: string, why: string, cause?: unknown): SignerError {
  return new SignerError('key_file_corrupt', `${path} is damaged: ${why}`, { cause });
}
