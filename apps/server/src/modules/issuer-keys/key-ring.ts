import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { TrustRoot } from '@attestlayer/kit';
import type { Signer } from '@attestlayer/signature';
import { openKeyFile, readKeyFileInfo } from '@attestlayer/signer';
import { ensureKeyFile, findUsableKey, requireUsableKey, TrustError } from '@attestlayer/trust';
import type { Mode } from '../../access/index.ts';
import type { Config } from '../../config/index.ts';
import { issuerIdentity } from './issuer-identity.ts';
import { ensurePassphrase, readPassphrase } from './passphrase.ts';

const SUFFIX = '.key';

/** The private keys of this process, each opened once: opening one is slow on purpose. */
export type KeyRing = {
  /** The log key and the first issuer and root keys, made where there are none. The caller holds the lock of the log. */
  ensure(mode: Mode, role: 'issuer' | 'log' | 'root'): Promise<Signer>;
  /**
   * The key id to sign with: of the key files here the one that the trust root lists as good for the next entry of the log.
   * @throws TrustError key_unknown, key_not_valid
   */
  chooseIssuerKid(mode: Mode, question: { trust: TrustRoot; nextIndex: number }): Promise<string>;
  /** True when this machine has issuer keys of a mode: one that only serves pages may have none. */
  holdsIssuerKey(mode: Mode): Promise<boolean>;
  /** An issuer key by its id. @throws TrustError key_unknown; SignerError as openKeyFile */
  issuerSigner(mode: Mode, kid: string): Promise<Signer>;
};

/** Keys of a mode lie in `keys/MODE` of the data folder, one file each. */
export function createKeyRing(config: Config): KeyRing {
  const opened = new Map<string, Promise<Signer>>();

  function openOnce(path: string, open: () => Promise<Signer>): Promise<Signer> {
    const known = opened.get(path) ?? open();
    opened.set(path, known);
    known.catch(() => opened.delete(path));
    return known;
  }

  const folderOf = (mode: Mode) => join(config.dataFolder, 'keys', mode);

  function ensure(mode: Mode, role: 'issuer' | 'log' | 'root'): Promise<Signer> {
    const path = join(folderOf(mode), `${role}${SUFFIX}`);
    return openOnce(path, async () => ensureKeyFile({ path, role, passphrase: await ensurePassphrase(config) }));
  }

  async function listIssuerKeys(mode: Mode): Promise<{ path: string; kid: string }[]> {
    const names = (await readdir(folderOf(mode))).filter((name) => name.endsWith(SUFFIX)).sort();
    const keys = await Promise.all(
      names.map(async (name) => {
        const path = join(folderOf(mode), name);
        const { role, publicKey } = await readKeyFileInfo(path);
        return { path, role, kid: publicKey.kid };
      }),
    );
    return keys.filter(({ role }) => role === 'issuer');
  }

  return {
    ensure,
    async holdsIssuerKey(mode) {
      const keys = await listIssuerKeys(mode).catch((error) => {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
        throw error;
      });
      return keys.length > 0;
    },
    async chooseIssuerKid(mode, { trust, nextIndex }) {
      const kids = (await listIssuerKeys(mode)).map(({ kid }) => kid);
      const question = { trust, issuerId: issuerIdentity(config, mode).issuer.id, nextIndex };
      const usable = findUsableKey({ ...question, kids }) ?? requireUsableKey({ ...question, kid: kids[0] ?? 'none' });
      return usable.kid;
    },
    async issuerSigner(mode, kid) {
      const key = (await listIssuerKeys(mode)).find((one) => one.kid === kid);
      if (key === undefined) throw new TrustError('key_unknown', `there is no issuer key ${kid} in ${folderOf(mode)}`);
      const { path } = key;
      return openOnce(path, async () =>
        openKeyFile({ path, role: 'issuer', passphrase: await readPassphrase(config) }),
      );
    },
  };
}
