import { equalBytes } from '@attestlayer/encoding';
import type { PublicKey } from '@attestlayer/signature';
import type { Pkcs11Reference } from '../pkcs11-uri.ts';
import { SignerError } from '../signer-error.ts';
import type { Handle } from './cryptoki.ts';
import { findPrivateKey, findPublicKey } from './find-key.ts';
import type { Module } from './module.ts';
import { openSession } from './open-session.ts';

/** A session that is logged in, with its key; dead when the module's epoch is another one. */
export type Connection = { session: Handle; key: Handle; publicKey: PublicKey; epoch: number };

export type ConnectInput = { reference: Pkcs11Reference; pin: string };

/** Logs in to the token and finds the key; within a task of the module's queue only. Throws as openSession and findPrivateKey. */
export async function connect(module: Module, { reference, pin }: ConnectInput): Promise<Connection> {
  const { cryptoki } = module;
  const session = await openSession(module, { reference, flags: 0, pin });
  try {
    const search = { session, label: reference.object };
    const { key, id } = await findPrivateKey(cryptoki, search);
    return { session, key, publicKey: await findPublicKey(cryptoki, { ...search, id }), epoch: module.epoch() };
  } catch (error) {
    await cryptoki.closeSession(session).catch(() => undefined);
    throw error;
  }
}

/**
 * Connects again after a token was away, to the very same key.
 * @throws SignerError `token_removed`, `token_key_unfit`, `pin_wrong`, `pin_locked`
 */
export async function reconnect(module: Module, dead: Connection, input: ConnectInput): Promise<Connection> {
  // Where the session did survive it is closed; otherwise the module says that there is none, which is what we want.
  if (dead.epoch === module.epoch()) await module.cryptoki.closeSession(dead.session).catch(() => undefined);
  const connection = await connect(module, input).catch((cause) => {
    if (isPinRefusal(cause)) throw cause;
    const { token } = input.reference;
    throw new SignerError('token_removed', `the token ${token} is gone and could not be opened again`, { cause });
  });
  if (equalBytes(connection.publicKey.bytes, dead.publicKey.bytes)) return connection;
  await module.cryptoki.closeSession(connection.session);
  throw new SignerError('token_key_unfit', `the token holds another key than before as ${input.reference.object}`);
}

/** Whether the token refused the PIN itself, so that trying again could lock it. */
export function isPinRefusal(error: unknown): boolean {
  return error instanceof SignerError && (error.code === 'pin_wrong' || error.code === 'pin_locked');
}
