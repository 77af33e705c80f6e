/**
 * A process of its own for the crash test: puts a file that it gives up, then a stream, and kills itself at the fault point.
 * Arguments: store address, fault point, file. Prints "alive" when the point was not met.
 */
import { readFile } from 'node:fs/promises';
import { inPieces } from './blob-bytes.ts';
import { openStore } from './open-store.ts';

const [address, fatalPoint, path] = process.argv.slice(2) as [string, string, string];
const store = await openStore(JSON.parse(address), (point) => {
  if (point === fatalPoint) process.kill(process.pid, 'SIGKILL');
});
const bytes = await readFile(path);
await store.put({ path, giveUp: true });
await store.put(inPieces(bytes.subarray(1)));
process.stdout.write('alive\n');
