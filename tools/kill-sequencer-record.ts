import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { decodeBase64, encodeHex, equalBytes } from '@attestlayer/encoding';
import { type LogIdentity, type LogReader, openDiskTiles, openLogReader, type TreeHead } from '@attestlayer/log';
import { hashLeaf, makeNoteKey, openCheckpoint, TlogError, verifyConsistency } from '@attestlayer/tlog';
import { makeKillEntry, makeKillSigner, ORIGIN } from './kill-sequencer-task.ts';

/** What outsiders have seen of the log, and how often the log has denied it since. */
export type KillRecord = {
  identity: LogIdentity;
  /** Number of the first entry that was not acknowledged: the next child appends it, perhaps again. */
  firstOpenEntry(): number;
  /** Takes in all that was seen so far, and checks what is new against the log as it is published now. */
  take(shown: string[], answered: string[]): Promise<void>;
  /** Checks everything that was ever seen against the log as it is published now, and every entry of it. */
  takeEverything(): Promise<void>;
  figures(): {
    entries: number;
    acknowledged: number;
    checkpoints_seen: number;
    denied_checkpoints: number;
    lost: number;
    doubled: number;
  };
};

/** Begins a record of a log that is not there yet. */
export async function createKillRecord(directory: string): Promise<KillRecord> {
  const { publicKey } = await makeKillSigner();
  const identity = { origin: ORIGIN, logKey: makeNoteKey({ name: ORIGIN, algorithm: 'ed25519', publicKey }) };
  const shown: TreeHead[] = [];
  const answered = new Map<number, number>();
  let published: TreeHead = { size: 0, root: new Uint8Array(32) };
  let [readShown, readAnswered, denied, lost, doubled, firstOpen] = [0, 0, 0, 0, 0, 0];

  async function openHead(bytes: Uint8Array): Promise<TreeHead> {
    return (await openCheckpoint({ bytes, ...identity })).checkpoint;
  }

  async function openPublished(): Promise<LogReader | null> {
    const bytes = await readFile(join(directory, 'checkpoint')).catch(() => null);
    if (bytes === null) return null; // Killed before the first checkpoint.
    const head = await openHead(new Uint8Array(bytes));
    if (head.size < published.size) denied++;
    published = head;
    shown.push(head);
    return openLogReader({ tiles: openDiskTiles(directory), head });
  }

  /** What was signed may be published only after the next start; until then it waits. */
  async function checkHeads(reader: LogReader, heads: TreeHead[]): Promise<void> {
    for (const { size, root } of heads) {
      if (size > published.size) continue;
      const proof = await reader.consistency(size, published.size);
      const check = { oldSize: size, oldRoot: root, newSize: published.size, newRoot: published.root, proof };
      try {
        verifyConsistency(check);
      } catch (error) {
        if (!(error instanceof TlogError)) throw error;
        denied++;
      }
    }
  }

  async function checkAnswers(reader: LogReader, answers: Iterable<[number, number]>): Promise<void> {
    for (const [number, index] of answers) {
      if (index >= published.size || !equalBytes(await reader.entry(index, published.size), makeKillEntry(number)))
        lost++;
    }
  }

  async function take(shownLines: string[], answeredLines: string[]): Promise<void> {
    const heads = await Promise.all(shownLines.slice(readShown).map((line) => openHead(decodeBase64(line))));
    readShown = shownLines.length;
    shown.push(...heads);
    const answers = answeredLines.slice(readAnswered).map((line) => line.split(' ').map(Number) as [number, number]);
    readAnswered = answeredLines.length;
    for (const [number, index] of answers) {
      if (answered.has(number) && answered.get(number) !== index) doubled++;
      answered.set(number, index);
    }
    while (answered.has(firstOpen)) firstOpen++;
    const reader = await openPublished();
    if (reader === null) return;
    await checkHeads(reader, shown.slice(-heads.length - 2));
    await checkAnswers(reader, answers);
  }

  async function takeEverything(): Promise<void> {
    const reader = await openPublished();
    if (reader === null) return;
    await checkHeads(reader, shown);
    const seen = new Set<string>();
    for await (const { bytes } of reader.entries(0, published.size)) {
      const key = encodeHex(hashLeaf(bytes));
      if (seen.has(key)) doubled++;
      seen.add(key);
    }
    for (const number of answered.keys()) if (!seen.has(encodeHex(hashLeaf(makeKillEntry(number))))) lost++;
  }

  return {
    identity,
    firstOpenEntry: () => firstOpen,
    take,
    takeEverything,
    figures: () => ({
      entries: published.size,
      acknowledged: answered.size,
      checkpoints_seen: shown.length,
      denied_checkpoints: denied,
      lost,
      doubled,
    }),
  };
}
