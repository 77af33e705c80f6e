/**
 * A process of its own for the memory test: puts a stream of that many bytes, reads it back, and prints the most memory that
 * it has used meanwhile. Arguments: store address, bytes.
 */
import { makeBytes } from './blob-bytes.ts';
import { openStore } from './open-store.ts';

const PIECE = makeBytes(64 * 1024);

async function* repeat(length: number): AsyncGenerator<Uint8Array> {
  for (let left = length; left > 0; left -= PIECE.length) yield PIECE.subarray(0, left);
}

const [address, length] = process.argv.slice(2) as [string, string];
const store = await openStore(JSON.parse(address));
const before = process.resourceUsage().maxRSS;
const { sha256, sizeBytes } = await store.put(repeat(Number(length)));
let read = 0;
for await (const piece of await store.open(sha256)) read += piece.length;
const after = process.resourceUsage().maxRSS;
process.stdout.write(JSON.stringify({ sizeBytes, read, grownBytes: (after - before) * 1024 }));
