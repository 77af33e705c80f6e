import { randomBytes } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { readCommand, timeCommand } from './command.ts';
import { UPLOAD_RATIO } from './goals.ts';
import { compareTimes, measureOurs, type Row } from './row.ts';
import { withScratchFolder } from './scratch.ts';
import { openPacket, repeatedBytes, sendUpload, settledSha256 } from './send-upload.ts';
import type { BenchOptions } from './subject.ts';
import { runInTurn, timeWork } from './turns.ts';
import { startUploadServer, type UploadServer } from './upload-server.ts';

const FILE_BYTES = 1_000_000_000;
const PARALLEL = 50;
const PARALLEL_BYTES = 200_000_000;
/** Room for all turns in one packet. */
const LIMITS = { MAX_FILE_BYTES: `${2 * FILE_BYTES}`, MAX_PACKET_BYTES: `${100 * FILE_BYTES}` };
const READ_BYTES = 1024 * 1024;

/** An upload of 1 GB by copy and hash of the same file, and the memory of the server under many uploads at a time. */
export async function measureUpload({ turns }: BenchOptions): Promise<Row[]> {
  return withScratchFolder(PARALLEL * PARALLEL_BYTES + 4 * FILE_BYTES, async (folder) => {
    const throughput = await measureThroughput(folder, turns);
    const memory = await measureMemory(folder);
    return [...throughput, memory];
  });
}

async function measureThroughput(folder: string, turns: number): Promise<Row[]> {
  const source = join(folder, 'source');
  const copy = join(folder, 'copy');
  await pipeline(randomPieces(FILE_BYTES), createWriteStream(source));
  const sha256 = readCommand('openssl', ['dgst', '-r', '-sha256', source]).slice(0, 64);
  const server = await startUploadServer(folder, LIMITS);
  const packetId = await openPacket(server);

  async function upload(): Promise<number> {
    let location = '';
    const ms = await timeWork(async () => {
      const bytes = createReadStream(source, { highWaterMark: READ_BYTES });
      location = await sendUpload(server, { packetId, sizeBytes: FILE_BYTES, bytes });
    });
    if ((await settledSha256(server, location)) !== sha256) throw new Error('the server received other bytes');
    return ms;
  }
  async function copyAndHash(...flush: string[]): Promise<number> {
    await rm(copy, { force: true });
    let ms = timeCommand('cp', ['--reflink=never', source, copy]);
    if (flush.length > 0) ms += timeCommand('sync', [...flush, copy]);
    return ms + timeCommand('openssl', ['dgst', '-sha256', copy]);
  }
  try {
    const contenders = { upload, plain: () => copyAndHash(), durable: () => copyAndHash('--data') };
    const times = await runInTurn(contenders, turns);
    const ours = { name: 'tus, hashed and durable', times: times.upload };
    return [
      compareTimes({
        work: 'upload 1 GB',
        ours,
        peer: { name: 'cp + openssl dgst', times: times.plain },
        goal: UPLOAD_RATIO,
      }),
      compareTimes({
        work: 'the same',
        ours,
        peer: { name: 'cp + sync + openssl dgst', times: times.durable },
        goal: null,
      }),
    ];
  } finally {
    await server.stop();
    for (const path of [source, copy, join(folder, 'data')]) await rm(path, { recursive: true, force: true });
  }
}

async function measureMemory(folder: string): Promise<Row> {
  const server: UploadServer = await startUploadServer(folder, { ...LIMITS, ROLES: 'web' });
  try {
    const packetId = await openPacket(server);
    const one = () => sendUpload(server, { packetId, sizeBytes: PARALLEL_BYTES, bytes: repeatedBytes(PARALLEL_BYTES) });
    await Promise.all(Array.from({ length: PARALLEL }, one));
    const value = server.peakMemoryBytes();
    return measureOurs({
      work: `${PARALLEL} uploads of 200 MB at a time`,
      name: 'peak memory',
      value,
      unit: 'bytes',
      goal: null,
    });
  } finally {
    await server.stop();
  }
}

/** Bytes that no file system can save itself from writing. */
function randomPieces(sizeBytes: number): Readable {
  return Readable.from(
    (function* () {
      for (let left = sizeBytes; left > 0; left -= READ_BYTES) yield randomBytes(Math.min(left, READ_BYTES));
    })(),
  );
}
