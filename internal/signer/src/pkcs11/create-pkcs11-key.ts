import { randomBytes } from 'node:crypto';
import { encodeUtf8 } from '@attestlayer/encoding';
import { type PublicKey, verifyEd25519 } from '@attestlayer/signature';
import type { KeyRole } from '../key-file.ts';
import { requireRole, roleOfLabel } from '../key-role.ts';
import type { Pkcs11Reference } from '../pkcs11-uri.ts';
import { SignerError } from '../signer-error.ts';
import { CKA_LABEL, CKF_RW_SESSION } from './constants.ts';
import type { Cryptoki, Handle, KeyPair } from './cryptoki.ts';
import { findPublicKey } from './find-key.ts';
import { templatesOf } from './key-templates.ts';
import { acquireModule, type Module } from './module.ts';
import { openSession } from './open-session.ts';

export type CreatePkcs11KeyInput = {
  /** Where to make the key; its `object` is the label, whose first part must be the role. */
  reference: Pkcs11Reference;
  role: KeyRole;
  pin: string;
};

const ID_BYTES = 16;

/** Cannot be taken for a receipt, a trust root or a checkpoint: none of them begins so. */
const TRIAL_MESSAGE = encodeUtf8('attestlayer: trial signature of a new key');

/**
 * Makes an Ed25519 key inside the token, which it never leaves, and lets it sign once before it is relied upon.
 * @throws SignerError `token_key_exists`, `key_role_mismatch`, `key_reference_invalid`, `signature_invalid`,
 * `pkcs11_module_unusable`, `pkcs11_failed`, and the codes of token and PIN
 */
export async function createPkcs11Key({ reference, role, pin }: CreatePkcs11KeyInput): Promise<PublicKey> {
  requireRole({ where: reference.object, has: roleOfLabel(reference.object), needed: role });
  const { module, release } = await acquireModule(reference.modulePath);
  try {
    return await module.run(() => createWithin(module, reference, pin));
  } finally {
    await release();
  }
}

async function createWithin(module: Module, reference: Pkcs11Reference, pin: string): Promise<PublicKey> {
  const { cryptoki } = module;
  const session = await openSession(module, { reference, flags: CKF_RW_SESSION, pin });
  try {
    const label = reference.object;
    const [existing] = await cryptoki.findObjects(session, [[CKA_LABEL, label]], 1);
    if (existing !== undefined) {
      throw new SignerError(
        'token_key_exists',
        `the token has something with the label ${label}; no key is ever replaced`,
      );
    }
    const id = new Uint8Array(randomBytes(ID_BYTES));
    const pair = await cryptoki.generateEdwardsKeyPair(session, templatesOf(label, id));
    try {
      const publicKey = await findPublicKey(cryptoki, { session, label, id });
      await trySigning(cryptoki, { session, pair, publicKey });
      return publicKey;
    } catch (error) {
      await cryptoki.destroyObject(session, pair.privateKey);
      await cryptoki.destroyObject(session, pair.publicKey);
      throw error;
    }
  } finally {
    await cryptoki.closeSession(session);
  }
}

type Trial = { session: Handle; pair: KeyPair; publicKey: PublicKey };

async function trySigning(cryptoki: Cryptoki, { session, pair, publicKey }: Trial): Promise<void> {
  const signature = await cryptoki.signEddsa(session, pair.privateKey, TRIAL_MESSAGE);
  if (await verifyEd25519({ key: publicKey, message: TRIAL_MESSAGE, signature })) return;
  throw new SignerError(
    'signature_invalid',
    'the token made a key that does not verify its own signature; it was destroyed',
  );
}
