/**
 * `node upload-crash.child.ts POINT UPLOAD`: works on an upload in the data folder of its environment and kills itself with
 * SIGKILL at a point.
 */
import { readConfig } from '../src/config/index.ts';
import { inspectUpload } from '../src/modules/uploads/intake/inspect-upload.ts';
import { receiveBytes } from '../src/modules/uploads/tus/receive-bytes.ts';
import { createRunningHashes } from '../src/modules/uploads/tus/running-hashes.ts';
import { findUpload } from '../src/modules/uploads/upload.ts';
import { openBlobs } from '../src/open-blobs.ts';
import { openContext } from '../src/open-context.ts';

const [point = '', uploadId = ''] = process.argv.slice(2);
const config = readConfig(process.env);
const real = await openContext(config, await openBlobs(config));
const die = () => process.kill(process.pid, 'SIGKILL');
const dieAt = (name: string) => {
  if (name === point) die();
};

let transactions = 0;
const context: typeof real = {
  ...real,
  blobs: {
    ...real.blobs,
    async put(source, options) {
      dieAt('held');
      const facts = await real.blobs.put(source, options);
      dieAt('stored');
      return facts;
    },
  },
  database: {
    ...real.database,
    async transaction(work) {
      const number = ++transactions;
      const result = await real.database.transaction(async (tx) => {
        const inner = await work(tx);
        dieAt(`committing ${number}`);
        return inner;
      });
      dieAt(`committed ${number}`);
      return result;
    },
  },
};

if (point === 'receiving') {
  const upload = (await findUpload(real.database.query, uploadId))!;
  async function* source() {
    for (let sent = 0; sent < upload.size_bytes - 1; sent += 1_000_000) yield Buffer.alloc(1_000_000, 'a');
    // What was flushed on the way is counted by now.
    await new Promise((resolve) => setTimeout(resolve, 2000));
    die();
  }
  await receiveBytes({ context: real, hashes: createRunningHashes(), upload, offset: 0, source: source() });
} else {
  await inspectUpload(context, uploadId);
}
