import { createCipheriv, createDecipheriv, scrypt } from 'node:crypto';
import { SignerError } from './signer-error.ts';

/** scrypt (RFC 7914) work factors; stored in each key file so that they can be raised without breaking old ones. */
export type ScryptCost = { n: number; r: number; p: number };

/** OWASP's first choice for scrypt: 128 MiB and about 0.3 s a guess. */
export const DEFAULT_SCRYPT_COST: ScryptCost = { n: 2 ** 17, r: 8, p: 1 };

/** The key file is attacker-writable: above this cost (1 GiB) opening it would be a denial of service, not a key. */
const MAX_SCRYPT_MEMORY_BYTES = 2 ** 30;

const KEY_BYTES = 32;
const TAG_BYTES = 16;
export const SALT_BYTES = 16;
export const NONCE_BYTES = 12;

export type SealOptions = {
  passphrase: string;
  cost: ScryptCost;
  salt: Uint8Array;
  nonce: Uint8Array;
  associatedData: Uint8Array;
};

/** Encrypts `plaintext` with AES-256-GCM (NIST SP 800-38D) under a key derived from the passphrase; returns ciphertext and tag. */
export async function seal(plaintext: Uint8Array, options: SealOptions): Promise<Uint8Array> {
  const cipher = createCipheriv('aes-256-gcm', await deriveKey(options), options.nonce);
  cipher.setAAD(options.associatedData);
  return new Uint8Array(Buffer.concat([cipher.update(plaintext), cipher.final(), cipher.getAuthTag()]));
}

/**
 * Opens what {@link seal} made.
 * @throws SignerError `passphrase_wrong` when the tag does not fit, `key_file_corrupt` when the sizes or the cost are impossible
 */
export async function unseal(sealed: Uint8Array, options: SealOptions): Promise<Uint8Array> {
  if (sealed.length <= TAG_BYTES) throw new SignerError('key_file_corrupt', 'the sealed key is too short');
  const decipher = createDecipheriv('aes-256-gcm', await deriveKey(options), options.nonce);
  decipher.setAAD(options.associatedData);
  decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
  try {
    return new Uint8Array(Buffer.concat([decipher.update(sealed.subarray(0, -TAG_BYTES)), decipher.final()]));
  } catch (cause) {
    throw new SignerError('passphrase_wrong', 'the passphrase does not open this key file', { cause });
  }
}

function deriveKey({ passphrase, cost, salt }: SealOptions): Promise<Buffer> {
  if (passphrase === '') throw new SignerError('passphrase_empty', 'a key file needs a passphrase that is not empty');
  const memoryBytes = 128 * cost.n * cost.r;
  if (memoryBytes > MAX_SCRYPT_MEMORY_BYTES) {
    throw new SignerError('key_file_corrupt', `the key file asks for ${memoryBytes} bytes of scrypt memory`);
  }
  return new Promise((resolve, reject) => {
    // Normalised, so that the same words typed on another keyboard or system open the same file.
    scrypt(
      passphrase.normalize('NFKC'),
      salt,
      KEY_BYTES,
      { N: cost.n, r: cost.r, p: cost.p, maxmem: memoryBytes * 2 },
      (error, key) => (error ? reject(error) : resolve(key)),
    );
  });
}
