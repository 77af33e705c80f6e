import { sha256Hex } from '@attestlayer/encoding';
import {
  type IssuerKey,
  parseLogEntry,
  parseTrustFile,
  type TrustRoot,
  verifyTrustChain,
  writeLogEntry,
} from '@attestlayer/kit';
import type { AppendResult, Sequencer } from '@attestlayer/log';
import { type CurrentTrust, readCurrentTrust } from './current-trust.ts';
import { TrustError } from './trust-error.ts';
import type { TrustStore } from './trust-store.ts';

/**
 * Puts the next trust root in force: it follows the current one under the thresholds of both (spec/kit-format.md 9.5), and the
 * log holds the activation of every key that is new in it. It is stored first and announced in the log then, so the witnesses
 * that it names are asked already; when they cannot be reached, run it again with the same file.
 *
 * `log` is a log that the new root lists, opened with the `as_of` of that root as known state and with its witnesses.
 *
 * @throws KitError `trust_*`; TrustError trust_missing, trust_version_exists, key_not_activated; LogError as append
 */
export async function publishTrust(options: {
  store: TrustStore;
  file: Uint8Array;
  log: Sequencer;
}): Promise<CurrentTrust> {
  const { store, file, log } = options;
  const { before, after } = await verifyNextTrust(options);
  await checkActivations({ before, after, log });
  await store.write(after.version, file);
  await logTrustVersion(log, after.version, file);
  return readCurrentTrust(store);
}

/**
 * Checks that a file follows the trust roots that are stored, under both thresholds; the file may be one of them already. Nothing
 * that it says may be acted on before.
 *
 * @throws KitError `trust_*`; TrustError trust_missing, trust_version_exists
 */
export async function verifyNextTrust(options: {
  store: TrustStore;
  file: Uint8Array;
}): Promise<{ before: TrustRoot; after: TrustRoot }> {
  const { files } = await readCurrentTrust(options.store);
  const { version } = parseTrustFile(options.file).root;
  const [pinned, ...updates] = files.slice(0, version - 1);
  if (pinned === undefined)
    throw new TrustError('trust_version_exists', 'version 1 is made at set-up, and never again');
  const before = await verifyTrustChain({ pinned, updates });
  const after = await verifyTrustChain({ pinned, updates: [...updates, options.file] });
  return { before, after };
}

/** Announces a version in the log (`trust.v1`). Run again, it finds the entry. @throws LogError as append */
export function logTrustVersion(log: Sequencer, version: number, file: Uint8Array): Promise<AppendResult> {
  return log.append(writeLogEntry({ entry: 'trust.v1', version, trust_sha256: sha256Hex(file) }));
}

/** An index that is wrong by one would open or close a window for ever. */
async function checkActivations(options: { before: TrustRoot; after: TrustRoot; log: Sequencer }): Promise<void> {
  const { before, after, log } = options;
  const known = new Set(before.issuers.flatMap(({ keys }) => keys.map(({ kid }) => kid)));
  for (const { id, keys } of after.issuers)
    for (const key of keys)
      if (!known.has(key.kid) && !(await isActivatedAt(log, id, key)))
        throw new TrustError(
          'key_not_activated',
          `entry ${key.active_from_index} of ${log.origin} is not the activation of key ${key.kid}`,
        );
}

async function isActivatedAt(log: Sequencer, issuerId: string, key: IssuerKey): Promise<boolean> {
  const { active_from_index: index, kid } = key;
  if (index >= log.size) return false;
  for await (const { bytes } of log.entries(index)) {
    const entry = parseLogEntry(bytes);
    return entry.entry === 'key.v1' && entry.action === 'activate' && entry.issuer === issuerId && entry.kid === kid;
  }
  return false;
}
