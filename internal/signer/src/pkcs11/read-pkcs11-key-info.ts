import { roleOfLabel } from '../key-role.ts';
import type { KeyInfo } from '../opened-key.ts';
import type { Pkcs11Reference } from '../pkcs11-uri.ts';
import { findPublicKey } from './find-key.ts';
import { acquireModule } from './module.ts';
import { openSession } from './open-session.ts';

/**
 * Reads the public half of a key on a token, without the PIN.
 * @throws SignerError `key_reference_invalid`, `pkcs11_module_unusable`, `pkcs11_failed`, and the codes of token and key
 */
export async function readPkcs11KeyInfo(reference: Pkcs11Reference): Promise<KeyInfo> {
  const role = roleOfLabel(reference.object);
  const { module, release } = await acquireModule(reference.modulePath);
  try {
    const publicKey = await module.run(async () => {
      const session = await openSession(module, { reference, flags: 0 });
      try {
        return await findPublicKey(module.cryptoki, { session, label: reference.object });
      } finally {
        await module.cryptoki.closeSession(session);
      }
    });
    return { role, publicKey };
  } finally {
    await release();
  }
}
