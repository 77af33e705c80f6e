import type { Pkcs11Reference } from '../pkcs11-uri.ts';
import { SignerError } from '../signer-error.ts';
import { CKM_EDDSA } from './constants.ts';
import type { Cryptoki, Handle } from './cryptoki.ts';
import type { Module } from './module.ts';

export type OpenSessionInput = {
  reference: Pkcs11Reference;
  /** Session flags of PKCS #11: 0 to read. */
  flags: number;
  /** Without it only public objects are seen. */
  pin?: string;
};

/**
 * Finds the token, and opens a session on it; within a task of the module's queue only.
 * @throws SignerError `token_missing`, `token_ambiguous`, `mechanism_unsupported`, `pin_empty`, `pin_wrong`, `pin_locked`, `token_removed`
 */
export async function openSession(module: Module, { reference, flags, pin }: OpenSessionInput): Promise<Handle> {
  const { cryptoki } = module;
  const slot = await findSlot(cryptoki, reference).catch(async (error: SignerError) => {
    // Many modules see only at their start which tokens there are, and stumble over one that is gone.
    if (error.code !== 'token_missing' && error.code !== 'token_removed') throw error;
    await module.restart();
    return findSlot(cryptoki, reference);
  });
  if (!(await cryptoki.listMechanisms(slot)).includes(CKM_EDDSA)) {
    throw new SignerError('mechanism_unsupported', `the token ${reference.token} cannot sign with Ed25519 (CKM_EDDSA)`);
  }
  const session = await cryptoki.openSession(slot, flags);
  try {
    if (pin !== undefined) await logIn(module, { session, slot, pin });
    return session;
  } catch (error) {
    await cryptoki.closeSession(session);
    throw error;
  }
}

async function findSlot(cryptoki: Cryptoki, { token, serial }: Pkcs11Reference): Promise<Handle> {
  const found: Handle[] = [];
  for (const slot of await cryptoki.listSlots()) {
    const info = await cryptoki.readTokenInfo(slot);
    if (info.label === token && (serial === undefined || info.serial === serial)) found.push(slot);
  }
  const [first, second] = found;
  if (first === undefined) throw new SignerError('token_missing', `there is no token with the label ${token}`);
  if (second === undefined) return first;
  throw new SignerError('token_ambiguous', `more than one token has the label ${token}; name its serial number too`);
}

async function logIn(module: Module, login: { session: Handle; slot: Handle; pin: string }): Promise<void> {
  const { session, slot, pin } = login;
  // To a module no PIN at all means that the token has keys of its own to type it on.
  if (pin === '') throw new SignerError('pin_empty', 'a token needs a PIN that is not empty');
  if (await module.cryptoki.login(session, pin)) {
    module.logins.accept(slot, pin);
  } else if (!module.logins.isAccepted(slot, pin)) {
    throw new SignerError('pin_wrong', 'the token is in use with another PIN in this program');
  }
}
