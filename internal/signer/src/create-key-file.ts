import { createPrivateKey, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto';
import { decodeBase64url, encodeBase64url } from '@attestlayer/encoding';
import { type PublicKey, readPublicKey } from '@attestlayer/signature';
import { associatedData, KEY_FILE_SCHEMA, type KeyFileHeader, type KeyRole, writeKeyFile } from './key-file.ts';
import { DEFAULT_SCRYPT_COST, NONCE_BYTES, SALT_BYTES, type ScryptCost, seal } from './seal.ts';
import { writeNewFile } from './write-new-file.ts';

export type CreateKeyFileInput = {
  path: string;
  role: KeyRole;
  passphrase: string;
  cost?: ScryptCost;
  /** 32 secret bytes to derive the key from instead of fresh randomness: for reproducible fixtures only. */
  seed?: Uint8Array;
};

/** PKCS #8 prefix of an Ed25519 private key (RFC 8410 section 7); the 32 seed bytes follow it. */
const PKCS8_ED25519_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex');

/**
 * Makes an Ed25519 key (RFC 8032) and stores it encrypted at `path`, readable by its owner alone; an existing file is never replaced.
 * @throws SignerError `key_file_exists`, `passphrase_empty`
 */
export async function createKeyFile(input: CreateKeyFileInput): Promise<PublicKey> {
  const privateKey = input.seed ? privateKeyFromSeed(input.seed) : generateKeyPairSync('ed25519').privateKey;
  const { d, x } = privateKey.export({ format: 'jwk' });
  const publicKey = readPublicKey({ kty: 'OKP', crv: 'Ed25519', x });
  const salt = randomBytes(SALT_BYTES);
  const nonce = randomBytes(NONCE_BYTES);
  const cost = input.cost ?? DEFAULT_SCRYPT_COST;
  const header: KeyFileHeader = {
    schema: KEY_FILE_SCHEMA,
    role: input.role,
    kid: publicKey.kid,
    x: publicKey.jwk.x,
    kdf: { name: 'scrypt', ...cost, salt: encodeBase64url(salt) },
    cipher: { name: 'aes-256-gcm', nonce: encodeBase64url(nonce) },
  };
  const secret = decodeBase64url(d as string);
  const sealed = await seal(secret, {
    passphrase: input.passphrase,
    cost,
    salt,
    nonce,
    associatedData: associatedData(header),
  });
  secret.fill(0);
  await writeNewFile(input.path, writeKeyFile(header, encodeBase64url(sealed)));
  return publicKey;
}

/** Rebuilds the private key object from its 32 secret bytes. */
export function privateKeyFromSeed(seed: Uint8Array): KeyObject {
  return createPrivateKey({ key: Buffer.concat([PKCS8_ED25519_PREFIX, seed]), format: 'der', type: 'pkcs8' });
}
