/**
 * `node verify.child.ts KIT TRUST NOW [WORKERS]`: verifies a kit once, in a fresh process as the command line would, and prints
 * how many milliseconds it took from opening the kit to the report. Starting Node and loading the code is not in it.
 */
import { readFile } from 'node:fs/promises';
import { createFileHasher, openKit } from '@attestlayer/disk';
import { verifyKit } from '@attestlayer/verify';

const [path, trustFile, now, workers] = process.argv.slice(2);
if (path === undefined || trustFile === undefined || now === undefined) throw new Error('KIT TRUST NOW [WORKERS]');
const pinned = new Uint8Array(await readFile(trustFile));

const start = performance.now();
const hasher = createFileHasher(workers === undefined ? {} : { workers: Number(workers) });
const { kit, close } = await openKit(path);
const report = await verifyKit({ kit, trust: { pinned }, now, hashFiles: hasher.hashFiles });
await hasher.close();
await close();
const elapsedMs = performance.now() - start;

if (report.verdict !== 'VERIFIED') throw new Error(`the kit is ${report.verdict}`);
process.stdout.write(String(elapsedMs));
