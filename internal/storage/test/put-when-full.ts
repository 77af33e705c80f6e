/** A process of its own for the test of a full disk: puts bytes until it is refused, and prints the code. Arguments: root, bytes. */
import { openDiskBlobs } from '../src/blobs/disk-blobs.ts';
import { inPieces, makeBytes } from './blob-bytes.ts';

const [root, length] = process.argv.slice(2) as [string, string];
const store = await openDiskBlobs(root);
const outcome = await store.put(inPieces(makeBytes(Number(length)))).then(
  () => 'kept',
  (error) => error.code,
);
process.stdout.write(outcome);
