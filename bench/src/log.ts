import { encodeUtf8, sha256Hex } from '@attestlayer/encoding';
import { writeLogEntry } from '@attestlayer/kit';
import { DEFAULT_MERGE_DELAY_MS, type LocalLog, openDiskTiles, openLocalLog, openLogReader } from '@attestlayer/log';
import { signerFromSeed } from '@attestlayer/signer';
import { PROVE_ENTRY_MS, SEQUENCE_ENTRY_MS } from './goals.ts';
import { measureOurs, median, quantile, type Row } from './row.ts';
import { withScratchFolder } from './scratch.ts';
import { seedTiles } from './seed-tiles.ts';
import type { BenchOptions } from './subject.ts';

/** Entries of the log that is proved from. */
const PROVED_ENTRIES = 10_000_000;
/** Hash tiles of that log, a file system block or two more for each; the other logs are small beside it. */
const SCRATCH_BYTES = 1_500_000_000;
/** Proofs of one turn, each by a reader that has seen no tile before. */
const PROOFS = 300;
/** As long as one turn of sequencing: several merge delays. */
const SEQUENCE_MS = 8 * DEFAULT_MERGE_DELAY_MS;
/** Entries that wait at most: several batches, so that the sequencer always has work. */
const MAX_WAITING = 30_000;
/** Entries that are made before the clock starts: writing canonical JSON is the work of who appends. */
const MADE_ENTRIES = 250_000;
/** Entries that are appended between two looks at the event loop. */
const BURST = 200;
/** Checkpoints of one entry each. */
const SINGLE_CHECKPOINTS = 200;

/** Sequencing with fsync, publishing checkpoints, and proofs from the tiles of a large log on the local disk. */
export function measureLog({ turns }: BenchOptions): Promise<Row[]> {
  return withScratchFolder(SCRATCH_BYTES, async (folder) => {
    const entries = Array.from({ length: MADE_ENTRIES }, (_, number) => makeEntry(number));
    const sequenced: Sequenced[] = [];
    const single: number[] = [];
    for (let turn = 0; turn < turns; turn++) {
      sequenced.push(await sequence(`${folder}/sequence-${turn}`, entries));
      single.push(...(await publishSingly(`${folder}/single-${turn}`, entries)));
    }
    const published = sequenced.flatMap(({ publishMs }) => publishMs);
    const answered = sequenced.flatMap(({ answerMs }) => answerMs);
    const entryMs = median(sequenced.map((each) => each.entryMs));
    const proofs = await prove(`${folder}/prove`, turns);
    const ours = (work: string, value: number, goal: number | null = null) =>
      measureOurs({ work, name: 'attestlayer', value, unit: 'ms', goal });
    return [
      measureOurs({
        work: 'sequence an entry, with fsync',
        name: `${Math.round(1000 / entryMs)} entries/s`,
        value: entryMs,
        unit: 'ms',
        goal: SEQUENCE_ENTRY_MS,
      }),
      ours('publish a checkpoint under that load, p50', median(published)),
      ours('publish a checkpoint under that load, p99', quantile(published, 0.99)),
      ours('append to answer under that load, p50', median(answered)),
      ours('append to answer under that load, p99', quantile(answered, 0.99)),
      ours('checkpoint of one entry, no merge delay, p50', median(single)),
      ours('checkpoint of one entry, no merge delay, p99', quantile(single, 0.99)),
      ours(`prove an entry of ${PROVED_ENTRIES}, cold reader, p50`, median(proofs.proofMs), PROVE_ENTRY_MS),
      ours(`prove an entry of ${PROVED_ENTRIES}, cold reader, p99`, quantile(proofs.proofMs, 0.99)),
      measureOurs({ work: 'read for one proof', name: 'tiles', value: proofs.bytes, unit: 'bytes', goal: null }),
      measureOurs({ work: 'requests for one proof', name: 'tiles', value: proofs.requests, unit: 'count', goal: null }),
    ];
  });
}

type Sequenced = { entryMs: number; publishMs: number[]; answerMs: number[] };

/** Keeps a sequencer busy at its default merge delay. */
async function sequence(directory: string, entries: Uint8Array[]): Promise<Sequenced> {
  const publishMs: number[] = [];
  const answerMs: number[] = [];
  let batchStart = 0;
  const log = await openBenchLog(directory, {
    mergeDelayMs: DEFAULT_MERGE_DELAY_MS,
    faults: (point) => {
      if (point === 'batch_taken') batchStart = performance.now();
      if (point === 'checkpoint_swapped') publishMs.push(performance.now() - batchStart);
    },
  });
  const start = performance.now();
  let [number, waiting] = [0, 0];
  let lastAnswer = start;
  while (performance.now() - start < SEQUENCE_MS && number < entries.length) {
    for (let burst = 0; burst < BURST && waiting < MAX_WAITING && number < entries.length; burst++) {
      const appended = performance.now();
      waiting++;
      log.append(entries[number++]!).then(() => {
        waiting--;
        lastAnswer = performance.now();
        answerMs.push(lastAnswer - appended);
      });
    }
    await new Promise((resolve) => setImmediate(resolve));
  }
  await log.close();
  return { entryMs: (lastAnswer - start) / answerMs.length, publishMs, answerMs };
}

/** Appends one entry at a time without a merge delay: the time of all the writes and syncs that one checkpoint needs. */
async function publishSingly(directory: string, entries: Uint8Array[]): Promise<number[]> {
  const log = await openBenchLog(directory, { mergeDelayMs: 0 });
  const times: number[] = [];
  for (const entry of entries.slice(0, SINGLE_CHECKPOINTS)) {
    const start = performance.now();
    await log.append(entry);
    times.push(performance.now() - start);
  }
  await log.close();
  return times;
}

async function prove(
  directory: string,
  turns: number,
): Promise<{ proofMs: number[]; bytes: number; requests: number }> {
  const head = seedTiles(directory, PROVED_ENTRIES);
  const tiles = openDiskTiles(directory);
  const proofMs: number[] = [];
  let [bytes, requests] = [0, 0];
  for (let proof = 0; proof < turns * PROOFS; proof++) {
    // Every part of the log has the same chance; a fixed step would fall on the same place of every tile.
    const index = Math.floor(Math.random() * head.size);
    const start = performance.now();
    await openLogReader({ tiles, head }).inclusion(index, head.size);
    proofMs.push(performance.now() - start);
  }
  const counted = async (path: string) => {
    const tile = await tiles.read(path);
    requests++;
    bytes += tile?.length ?? 0;
    return tile;
  };
  await openLogReader({ tiles: counted, head }).inclusion(Math.floor(head.size / 2), head.size);
  return { proofMs, bytes, requests };
}

function openBenchLog(
  directory: string,
  options: Pick<Parameters<typeof openLocalLog>[0], 'mergeDelayMs' | 'faults'>,
): Promise<LocalLog> {
  const logSigner = signerFromSeed(new Uint8Array(32).fill(1));
  return openLocalLog({ directory, origin: 'bench.example/log', logSigner, ...options });
}

function makeEntry(number: number): Uint8Array {
  return writeLogEntry({ entry: 'trust.v1', trust_sha256: sha256Hex(encodeUtf8(`${number}`)), version: number + 1 });
}
