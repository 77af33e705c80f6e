import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildCli, type CliVerifyOptions, measureCliMemory, timeCliVerify } from './built-cli.ts';
import { hasProgram, readCommand, timeCommand } from './command.ts';
import * as goals from './goals.ts';
import { type DiskKit, makeDiskKit } from './make-disk-kit.ts';
import { compareTimes, type Row, type UnmeasuredRow } from './row.ts';
import { withScratchFolder } from './scratch.ts';
import type { BenchOptions } from './subject.ts';
import { runInTurn } from './turns.ts';
import { zipKit } from './zip-kit.ts';

const MEBIBYTE = 1024 * 1024;
const CHILD = fileURLToPath(new URL('./verify.child.ts', import.meta.url));

/** 1 GiB in files of the size of a long scan: neither one file, which no second worker could share, nor many small ones. */
const ONE_GIGABYTE = { records: 64, recordBytes: 16 * MEBIBYTE };
const MANY_FILES = { records: 10_000, recordBytes: 20_000 };
const TEN_MEGABYTES = { records: 10, recordBytes: MEBIBYTE };
/** One hole of 8 GiB: read and hashed like any file, and no room on the disk. */
const EIGHT_GIGABYTES = { records: 1, recordBytes: 8192 * MEBIBYTE, sparse: true };

/** 1 GiB as a folder and as a ZIP, 200 MB in small files with what a file system adds, and some margin. */
const DISK_BYTES = 2.75 * 1024 * MEBIBYTE;

const PEERS = ['openssl', 'sha256sum', 'unzip'];

/** Verification of large kits: time by the tools that anyone has, and memory. All files are in the page cache. */
export async function measureVerify({ turns, large }: BenchOptions): Promise<(Row | UnmeasuredRow)[]> {
  const missing = PEERS.filter((program) => !hasProgram(program));
  if (missing.length > 0) return missing.map((missingPeer) => ({ work: 'verify', missingPeer }));
  buildCli();
  return withScratchFolder(DISK_BYTES, async (folder) => {
    const small = await makeDiskKit({ folder: join(folder, 'small'), ...TEN_MEGABYTES });
    const big = await makeDiskKit({ folder: join(folder, 'big'), ...ONE_GIGABYTE });
    const many = await makeDiskKit({ folder: join(folder, 'many'), ...MANY_FILES });
    const zipFile = join(folder, 'big.zip');
    await zipKit(big.folder, zipFile);
    const tenMegabytes = { name: '10 MB folder', path: small.folder, kit: small };
    const larger: MemorySubject[] = [
      { name: '1 GB folder', path: big.folder, kit: big },
      { name: '1 GB ZIP', path: zipFile, kit: big },
    ];
    if (large) {
      const huge = await makeDiskKit({ folder: join(folder, 'huge'), ...EIGHT_GIGABYTES });
      larger.push({ name: '8 GB folder', path: huge.folder, kit: huge });
    }
    return [
      ...(await measureGigabyte(big, zipFile, turns)),
      ...(await measureManyFiles(many, turns)),
      ...[tenMegabytes, ...larger, { name: '10,000 files', path: many.folder, kit: many }].map(measurePeak),
      ...larger.map((subject) => measureGrowth(tenMegabytes, subject)),
    ];
  });
}

async function measureGigabyte(kit: DiskKit, zipFile: string, turns: number): Promise<Row[]> {
  const times = await runInTurn(
    {
      one: () => timeVerify({ path: kit.folder, kit, workers: 1 }),
      openssl: () => timeOpenssl(kit),
      two: () => timeVerify({ path: kit.folder, kit, workers: 2 }),
      cli: () => timeCliVerify({ path: kit.folder, kit, workers: 1 }),
      zip: () => timeVerify({ path: zipFile, kit, workers: 1 }),
      unzip: () => timeCommand('unzip', ['-tqq', zipFile]),
      sha256sum: () => timeCommand('sha256sum', ['--check', '--quiet', 'SHA256SUMS'], { cwd: kit.folder }),
    },
    turns,
  );
  const one = { name: '1 worker', times: times.one };
  const openssl = { name: 'openssl dgst', times: times.openssl };
  const sha256sum = { name: 'sha256sum -c', times: times.sha256sum };
  const twoWorkers = { name: '2 workers', times: times.two };
  const zip = { name: '1 worker', times: times.zip };
  const unzip = { name: 'unzip -t + dgst', times: times.unzip.map((time, turn) => time + times.openssl[turn]!) };
  const cli = { name: 'command line, 1 worker', times: times.cli };
  return [
    compareTimes({ work: '1 GB folder', ours: one, peer: openssl, goal: goals.VERIFY_ONE_WORKER_RATIO }),
    compareTimes({ work: '1 GB folder', ours: one, peer: sha256sum, goal: goals.VERIFY_SHA256SUM_RATIO }),
    compareTimes({ work: '1 GB folder', ours: twoWorkers, peer: openssl, goal: goals.VERIFY_TWO_WORKERS_RATIO }),
    compareTimes({ work: '1 GB ZIP', ours: zip, peer: unzip, goal: goals.VERIFY_ZIP_RATIO }),
    // What starting costs is a goal of its own: `start`.
    compareTimes({ work: '1 GB folder, start included', ours: cli, peer: openssl, goal: null }),
  ];
}

async function measureManyFiles(kit: DiskKit, turns: number): Promise<Row[]> {
  const times = await runInTurn(
    {
      byDefault: () => timeVerify({ path: kit.folder, kit }),
      openssl: () => timeOpenssl(kit),
      one: () => timeVerify({ path: kit.folder, kit, workers: 1 }),
      cli: () => timeCliVerify({ path: kit.folder, kit }),
    },
    turns,
  );
  const work = '10,000 files';
  const peer = { name: 'openssl dgst', times: times.openssl };
  const byDefault = { name: 'default workers', times: times.byDefault };
  return [
    compareTimes({ work, ours: byDefault, peer, goal: goals.VERIFY_MANY_FILES_RATIO }),
    compareTimes({ work, ours: { name: '1 worker', times: times.one }, peer, goal: null }),
    compareTimes({
      work: `${work}, start included`,
      ours: { name: 'command line', times: times.cli },
      peer,
      goal: null,
    }),
  ];
}

/**
 * Milliseconds from opening the kit to the report, in a fresh process: V8 has optimised nothing yet, as for a user. The
 * compile cache is the one that the command line switches on; it also keeps the types of a worker from being stripped anew.
 */
function timeVerify({ path, kit, workers }: CliVerifyOptions): number {
  const args = [CHILD, path, kit.trustFile, kit.now];
  const env = { NODE_COMPILE_CACHE: join(dirname(kit.trustFile), 'compile-cache') };
  return Number(readCommand(process.execPath, workers === undefined ? args : [...args, String(workers)], { env }));
}

function timeOpenssl(kit: DiskKit): number {
  return timeCommand('openssl', ['dgst', '-sha256', ...kit.corePaths], { cwd: kit.folder });
}

type MemorySubject = { name: string; path: string; kit: DiskKit };

/** Peak with as many threads as the command line takes by itself. */
function measurePeak({ name, path, kit }: MemorySubject): Row {
  const result = { value: measureCliMemory({ path, kit }), unit: 'bytes' } as const;
  return {
    work: `memory, ${name}`,
    ours: { name: 'peak', ...result },
    peer: null,
    result,
    goal: goals.VERIFY_PEAK_BYTES,
  };
}

/** How much more memory a larger kit takes. One thread each: the heap of a worker has nothing to do with size. */
function measureGrowth(small: MemorySubject, large: MemorySubject): Row {
  const [smallPeak, largePeak] = [small, large].map(({ path, kit }) => measureCliMemory({ path, kit, workers: 1 }));
  return {
    work: `memory, ${large.name}, 1 thread`,
    ours: { name: 'peak', value: largePeak!, unit: 'bytes' },
    peer: { name: small.name, value: smallPeak!, unit: 'bytes' },
    result: { value: largePeak! - smallPeak!, unit: 'bytes' },
    goal: goals.VERIFY_GROWTH_BYTES,
  };
}
