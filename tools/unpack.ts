/** `node tools/unpack.ts KIT FOLDER`: unpacks a kit with the strict reader, so that nothing depends on an unzip program. */
import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { openKit } from '@attestlayer/disk';

const [kitPath, folder] = process.argv.slice(2);
if (!kitPath || !folder) throw new Error('usage: node tools/unpack.ts KIT FOLDER');
const { kit, close } = await openKit(kitPath);
for (const entry of kit.entries) {
  const path = join(folder, entry.path);
  await mkdir(dirname(path), { recursive: true });
  await pipeline(entry.stream(), createWriteStream(path, { flags: 'wx' }));
}
await close();
