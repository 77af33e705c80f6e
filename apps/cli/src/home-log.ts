import { join } from 'node:path';
import { decodeHex } from '@attestlayer/encoding';
import type { TrustRoot } from '@attestlayer/kit';
import { type LocalLog, openLocalLog, type TreeHead } from '@attestlayer/log';
import { type KeySecrets, type OpenedKey, readKeyFileInfo } from '@attestlayer/signer';
import { makeNoteKey, type NoteKey } from '@attestlayer/tlog';
import { cosignerOfTrust } from '@attestlayer/trust';
import { CliError } from './cli-error.ts';
import type { HomePaths, HomeSettings } from './home.ts';
import { logKeyPath } from './home-keys.ts';
import { openSigner } from './open-signer.ts';

/** Where a log of this home lies and which key signs it. */
export type HomeLog = { directory: string; origin: string; logKey: NoteKey };

/** The log that new entries go into: the last one that the trust root lists as active. @throws CliError `no_active_log` */
export function activeOrigin(trust: TrustRoot): string {
  const active = trust.logs.findLast(({ state }) => state === 'active');
  if (active !== undefined) return active.origin;
  throw new CliError({
    code: 'no_active_log',
    message: `version ${trust.version} of the trust root lists no active log`,
    hint: 'set up a successor as docs/runbooks/freeze-and-new-shard.md describes',
  });
}

/** The folder of a log of this home. */
export function logFolder(paths: HomePaths, settings: HomeSettings, origin: string): string {
  return origin === settings.log_origin ? paths.log : join(paths.logs, encodeURIComponent(origin));
}

/** Finds a log of this home without opening its private key. @throws SignerError as readKeyFileInfo */
export async function locateLog(paths: HomePaths, settings: HomeSettings, origin: string): Promise<HomeLog> {
  const { publicKey } = await readKeyFileInfo(logKeyPath(paths, origin, settings.log_origin));
  const logKey = makeNoteKey({ name: origin, algorithm: 'ed25519', publicKey });
  return { directory: logFolder(paths, settings, origin), origin, logKey };
}

/**
 * Opens a log of this home for appending, with the witnesses of the trust root. Its lock is the lock of the whole home: two runs
 * never touch the same packet.
 *
 * @throws LogError as openLocalLog; SignerError as openStoredKey; TrustError witness_without_url
 */
export async function openHomeLog(options: {
  paths: HomePaths;
  settings: HomeSettings;
  trust: TrustRoot;
  origin: string;
  secrets: KeySecrets;
}): Promise<LocalLog> {
  const { paths, settings, trust, origin, secrets } = options;
  const path = logKeyPath(paths, origin, settings.log_origin);
  const logSigner = await openSigner({ path, role: 'log', secrets });
  try {
    const log = await openLocalLog({
      directory: logFolder(paths, settings, origin),
      origin,
      logSigner,
      known: knownState(trust, origin),
      cosigner: cosignerOfTrust(trust),
    });
    return closingKey(log, logSigner);
  } catch (error) {
    await logSigner.close();
    throw error;
  }
}

/** The log of a key that nothing else uses: both are closed together. */
function closingKey(log: LocalLog, key: OpenedKey): LocalLog {
  return {
    ...log,
    // Spread would keep the size of now.
    get size() {
      return log.size;
    },
    async close() {
      try {
        await log.close();
      } finally {
        await key.close();
      }
    },
  };
}

/** A log that lost what the trust root saw of it must not start a second history. */
function knownState({ as_of }: TrustRoot, origin: string): TreeHead | undefined {
  return as_of.origin === origin ? { size: as_of.size, root: decodeHex(as_of.root) } : undefined;
}
