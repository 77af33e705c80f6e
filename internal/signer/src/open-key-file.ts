import { sign as signBytes } from 'node:crypto';
import { decodeBase64url, equalBytes } from '@attestlayer/encoding';
import { publicKeyFromBytes, readPublicKey, type Signer } from '@attestlayer/signature';
import { privateKeyFromSeed } from './create-key-file.ts';
import { associatedData, type KeyFile, type KeyRole } from './key-file.ts';
import { requireRole } from './key-role.ts';
import type { KeyInfo } from './opened-key.ts';
import { readStoredKey } from './read-stored-key.ts';
import { unseal } from './seal.ts';
import { SignerError } from './signer-error.ts';

/**
 * Reads the public half of a key at a path, be it encrypted there or on a token that a pointer there names; needs no token.
 * @throws SignerError `key_file_missing`, `key_file_unreadable`, `key_file_corrupt`, `key_file_version_unsupported`;
 * for a pointer `key_reference_invalid`, `key_role_mismatch`
 */
export async function readKeyFileInfo(path: string): Promise<KeyInfo> {
  const stored = await readStoredKey(path);
  if (stored.kind === 'sealed') return infoOf(stored.file, path);
  const { role, publicKey } = stored.pointer;
  return { role, publicKey };
}

/**
 * Opens an encrypted key file for signing; the private key stays inside the returned signer and is never logged or exported.
 * @throws SignerError as {@link readKeyFileInfo}, and `passphrase_wrong`, `passphrase_empty`, `key_role_mismatch`
 */
export async function openKeyFile(options: { path: string; role: KeyRole; passphrase: string }): Promise<Signer> {
  const { path, role, passphrase } = options;
  const stored = await readStoredKey(path);
  if (stored.kind === 'sealed') return unsealKeyFile(stored.file, { path, role, passphrase: async () => passphrase });
  throw new SignerError('key_reference_invalid', `${path} names a key on a token; an encrypted key is needed here`);
}

type UnsealInput = { path: string; role: KeyRole; passphrase(): Promise<string> };

/** Opens a key file that was read; the passphrase is asked for when the role is the right one. Throws as {@link openKeyFile}. */
export async function unsealKeyFile(file: KeyFile, { path, role, passphrase }: UnsealInput): Promise<Signer> {
  const { publicKey } = infoOf(file, path);
  requireRole({ where: path, has: file.role, needed: role });
  const secret = await unseal(decodeBase64url(file.sealed), {
    passphrase: await passphrase(),
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

function infoOf(file: KeyFile, path: string): KeyInfo {
  try {
    const publicKey = readPublicKey({ kty: 'OKP', crv: 'Ed25519', x: file.x });
    if (publicKey.kid !== file.kid) throw new Error('kid is not the thumbprint of x');
    return { role: file.role, publicKey };
  } catch (cause) {
    throw new SignerError('key_file_corrupt', `${path} is damaged: its public key is not valid`, { cause });
  }
}
