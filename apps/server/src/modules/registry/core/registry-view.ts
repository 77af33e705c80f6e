import { decodeHex, equalBytes } from '@attestlayer/encoding';
import { type TrustRoot, witnessPolicyText } from '@attestlayer/kit';
import { type LogReader, openLogReader, type TreeHead } from '@attestlayer/log';
import {
  evaluateQuorum,
  type NoteKey,
  openCheckpoint,
  parseCheckpoint,
  parseNote,
  parseVerifierKey,
  parseWitnessPolicy,
  type QuorumResult,
  TlogError,
  type WitnessPolicy,
} from '@attestlayer/tlog';
import type { PublishedLog } from '../options.ts';
import { RegistryError } from '../registry-error.ts';
import type { TrustHistory } from './trust-history.ts';

/** A witness of the policy whose cosignature on the checkpoint verified; the time is what it signed. */
type Cosigner = { name: string; vkey: string; cosignedAtMs: number | null };

/**
 * What may be said about witnessing: `inactive` under `quorum none`, whoever has cosigned; else whether the checkpoint has
 * the quorum (spec/witnessing.md 1).
 */
type Witnessing = 'inactive' | 'quorum_met' | 'quorum_missed';

/** The log as of one verified checkpoint, under the latest trust root. Everything that is answered belongs to one view. */
export type RegistryView = {
  trust: TrustHistory;
  logKey: NoteKey;
  origin: string;
  size: number;
  root: Uint8Array;
  /** The whole signed note. */
  note: Uint8Array;
  policy: WitnessPolicy;
  cosigners: Cosigner[];
  quorum: QuorumResult;
  witnessing: Witnessing;
  /** Checks every tile against the root of this view. */
  reader: LogReader;
};

/**
 * Verifies a published checkpoint as one of a log that the latest trust root lists: origin, signature, the cosignatures of
 * the policy's witnesses, the end of a frozen log, and that the state which the trust root names is part of it.
 *
 * @throws RegistryError log_damaged, log_rolled_back, and LogError as the reader
 */
export async function openRegistryView(
  note: Uint8Array,
  trust: TrustHistory,
  log: PublishedLog,
): Promise<RegistryView> {
  const { root: trustRoot } = trust.latest;
  const policy = parseWitnessPolicy(witnessPolicyText(trustRoot));
  const listed = findLog(note, trustRoot);
  const logKey = parseVerifierKey(listed.vkey);
  const { checkpoint, cosignatures } = await open(note, logKey, policy);
  const { origin, size, root } = checkpoint;
  if (listed.final !== null && size > listed.final.size)
    throw new RegistryError('log_damaged', `${origin} ended with ${listed.final.size} entries, not with ${size}`);
  const reader = openLogReader({ tiles: log.tiles, head: { size, root } });
  await reader.root(size); // Also of a log without entries, which has no tile to check.
  if (trustRoot.as_of.origin === origin)
    await requireContains(
      reader,
      { size, root },
      { size: trustRoot.as_of.size, root: decodeHex(trustRoot.as_of.root) },
    );
  const quorum = evaluateQuorum(
    policy,
    cosignatures.map(({ key }) => key),
  );
  return {
    trust,
    logKey,
    origin,
    size,
    root,
    note,
    policy,
    cosigners: policy.witnesses.flatMap(({ name, key: { vkey } }) => {
      const cosignature = cosignatures.find(({ key }) => key.vkey === vkey);
      if (cosignature === undefined) return [];
      const { timestamp } = cosignature;
      return [{ name, vkey, cosignedAtMs: timestamp === null ? null : timestamp * 1000 }];
    }),
    quorum,
    witnessing: policy.quorum === 'none' ? 'inactive' : quorum.satisfied ? 'quorum_met' : 'quorum_missed',
    reader,
  };
}

/**
 * Checks that an older state of the log is the beginning of this one.
 *
 * @throws RegistryError log_rolled_back, and LogError as the reader
 */
export async function requireContains(reader: LogReader, newer: TreeHead, older: TreeHead): Promise<void> {
  if (older.size <= newer.size && equalBytes(await reader.root(older.size), older.root)) return;
  throw new RegistryError(
    'log_rolled_back',
    `the published log of ${newer.size} entries does not contain the state of ${older.size} entries that it had`,
  );
}

function findLog(note: Uint8Array, trust: TrustRoot): TrustRoot['logs'][number] {
  try {
    // Enough to choose a key; nothing is believed before that key has verified the signature.
    const { origin } = parseCheckpoint(parseNote(note).text);
    const log = trust.logs.find((candidate) => candidate.origin === origin);
    if (log !== undefined) return log;
    throw new RegistryError('log_damaged', 'the published checkpoint is of a log that the trust root does not list');
  } catch (cause) {
    throw refused(cause);
  }
}

async function open(bytes: Uint8Array, logKey: NoteKey, policy: WitnessPolicy) {
  try {
    const witnessKeys = policy.witnesses.map(({ key }) => key);
    return await openCheckpoint({ bytes, origin: logKey.name, logKey, witnessKeys });
  } catch (cause) {
    throw refused(cause);
  }
}

function refused(cause: unknown): unknown {
  if (!(cause instanceof TlogError)) return cause;
  return new RegistryError('log_damaged', `the published checkpoint does not verify: ${cause.code}`, { cause });
}
