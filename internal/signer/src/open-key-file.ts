import { sign as signBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { decodeBase64url, equalBytes } from '@attestlayer/encoding';
import { publicKeyFromBytes, readPublicKey, type Signer } from '@attestlayer/signature';
import { privateKeyFromSeed } from './create-key-file.ts';
import { associatedData, type KeyFile, type KeyRole, parseKeyFile } from './key-file.ts';
import { requireRole } from './key-role.ts';
import type { KeyInfo } from './opened-key.ts';
import { unseal } from './seal.ts';
import { SignerError } from './signer-error.ts';

/**
 * Reads the public half of a key file.
 * @throws SignerError `key_file_missing`, `key_file_unreadable`, `key_file_corrupt`, `key_file_version_unsupported`
 */
export async function readKeyFileInfo(path: string): Promise<KeyInfo> {
  return infoOf(await readKeyFile(path), path);
}

/**
 * Opens a key file for signing; the private key stays inside the returned signer and is never logged or exported.
 * @throws SignerError as {@link readKeyFileInfo}, and `passphrase_wrong`, `passphrase_empty`, `key_role_mismatch`
 */
export async function openKeyFile(options: { path: string; role: KeyRole; passphrase: string }): Promise<Signer> {
  const { path, role, passphrase } = options;
  const file = await readKeyFile(path);
  const { publicKey } = infoOf(file, path);
  requireRole({ where: path, has: file.role, needed: role });
  const secret = await unseal(decodeBase64url(file.sealed), {
    passphrase,
    cost: file.kdf,
    salt: decodeBase64url(file.kdf.salt),
    nonce: decodeBase64url(file.cipher.nonce),
    associatedData: associatedData(file),
  });
  const signer = signerFromSeed(secret);
  secret.fill(0);
  if (!equalBytes(signer.publicKey.bytes, publicKey.bytes)) {
    throw new SignerError('key_file_corrupt', `${path} is damaged: its public key does not belong to its private key`);
  }
  return signer;
}

/** Makes a signer from 32 secret bytes (RFC 8032 section 5.1.5). */
export function signerFromSeed(seed: Uint8Array): Signer {
  const privateKey = privateKeyFromSeed(seed);
  const publicKey = publicKeyFromBytes(decodeBase64url(privateKey.export({ format: 'jwk' }).x as string));
  return { publicKey, sign: async (message) => new Uint8Array(signBytes(null, message, privateKey)) };
}

async function readKeyFile(path: string): Promise<KeyFile> {
  let bytes: Uint8Array;
  try {
    bytes = new Uint8Array(await readFile(path));
  } catch (cause) {
    const missing = (cause as NodeJS.ErrnoException).code === 'ENOENT';
    throw new SignerError(
      missing ? 'key_file_missing' : 'key_file_unreadable',
      `${path} ${missing ? 'does not exist' : 'cannot be read'}`,
      { cause },
    );
  }
  return parseKeyFile(bytes, path);
}

function infoOf(file: KeyFile, path: string): KeyInfo {
  try {
    const publicKey = readPublicKey({ kty: 'OKP', crv: 'Ed25519', x: file.x });
    if (publicKey.kid !== file.kid) throw new Error('kid is not the thumbprint of x');
    return { role: file.role, publicKey };
  } catch (cause) {
    throw new SignerError('key_file_corrupt', `${path} is damaged: its public key is not valid`, { cause });
  }
}
