import { verifyEd25519 } from '@attestlayer/signature';
import type { KeyRole } from '../key-file.ts';
import { requireRole, roleOfLabel } from '../key-role.ts';
import type { OpenedKey } from '../opened-key.ts';
import type { Pkcs11Reference } from '../pkcs11-uri.ts';
import { SignerError } from '../signer-error.ts';
import { type ConnectInput, type Connection, connect, isPinRefusal, reconnect } from './connection.ts';
import { acquireModule, type Module } from './module.ts';

export type OpenPkcs11KeyInput = { reference: Pkcs11Reference; role: KeyRole; pin: string };

/**
 * Opens a key on a token for signing. Every signature is verified before it is given out, so a fault of the token, or a public
 * key that somebody exchanged, ends in an error and never in a signature. When the token was away, it is logged in to again.
 * @throws SignerError `key_role_mismatch`, `key_reference_invalid`, `pkcs11_module_unusable`, `pkcs11_failed`, and the codes of
 * token, PIN and key; `sign` throws `signature_invalid`, `token_removed`, `token_key_unfit`, `pin_wrong` and `key_closed`
 */
export async function openPkcs11Key({ reference, role, pin }: OpenPkcs11KeyInput): Promise<OpenedKey> {
  requireRole({ where: reference.object, has: roleOfLabel(reference.object), needed: role });
  const { module, release } = await acquireModule(reference.modulePath);
  try {
    const connection = await module.run(() => connect(module, { reference, pin }));
    return createSigner({ module, release, connection, input: { reference, pin } });
  } catch (error) {
    await release();
    throw error;
  }
}

type SignerParts = { module: Module; release(): Promise<void>; connection: Connection; input: ConnectInput };

function createSigner({ module, release, connection: first, input }: SignerParts): OpenedKey {
  const { publicKey } = first;
  let connection = first;
  let pinRefusal: unknown = null;
  let closing: Promise<void> | null = null;

  const signNow = (message: Uint8Array) => module.cryptoki.signEddsa(connection.session, connection.key, message);

  const signAgain = async (message: Uint8Array): Promise<Uint8Array> => {
    if (pinRefusal !== null) throw pinRefusal;
    try {
      connection = await reconnect(module, connection, input);
    } catch (error) {
      if (isPinRefusal(error)) pinRefusal = error;
      throw error;
    }
    return signNow(message);
  };

  const signOrReconnect = async (message: Uint8Array): Promise<Uint8Array> => {
    if (connection.epoch !== module.epoch()) return signAgain(message);
    try {
      return await signNow(message);
    } catch (error) {
      if (!(error instanceof SignerError) || error.code !== 'token_removed') throw error;
      return signAgain(message);
    }
  };

  const sign = async (given: Uint8Array): Promise<Uint8Array> => {
    if (closing) throw new SignerError('key_closed', `the key ${input.reference.object} was closed`);
    // The caller may write to its array while the token works.
    const message = given.slice();
    const signature = await module.run(() => signOrReconnect(message));
    if (await verifyEd25519({ key: publicKey, message, signature })) return signature;
    throw new SignerError(
      'signature_invalid',
      `the token gave a signature that ${input.reference.object} does not verify`,
    );
  };

  const closeNow = async (): Promise<void> => {
    await module.run(async () => {
      if (connection.epoch !== module.epoch()) return;
      // A token that is gone has closed the session itself.
      await module.cryptoki.closeSession(connection.session).catch(() => undefined);
    });
    await release();
  };

  return {
    publicKey,
    sign,
    close: () => {
      closing ??= closeNow();
      return closing;
    },
  };
}
