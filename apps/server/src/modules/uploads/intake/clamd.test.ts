import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { scanFile } from './clamd.ts';

const COMMAND = 'zINSTREAM\0';
const MARK = 'the test signature';

let folder: string;
let server: Server | undefined;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'attestlayer-clamd-'));
});
afterEach(async () => {
  server?.close();
  server = undefined;
  await rm(folder, { recursive: true, force: true });
});

/** The stream of a session as clamd(8) describes it, once its end is there: chunks behind their lengths, an empty one last. */
function readStream(bytes: Buffer): Buffer | null {
  if (bytes.subarray(0, COMMAND.length).toString('latin1') !== COMMAND) return null;
  const chunks: Buffer[] = [];
  for (let offset = COMMAND.length; offset + 4 <= bytes.length; ) {
    const length = bytes.readUInt32BE(offset);
    if (length === 0) return Buffer.concat(chunks);
    if (offset + 4 + length > bytes.length) return null;
    chunks.push(bytes.subarray(offset + 4, offset + 4 + length));
    offset += 4 + length;
  }
  return null;
}

/** Speaks the protocol of clamd on a port of this machine; `answer` is called with what was streamed. */
async function listen(answer: (streamed: Buffer) => string): Promise<string> {
  server = createServer((socket) => {
    let received = Buffer.alloc(0);
    socket.on('error', () => undefined);
    socket.on('data', (data) => {
      received = Buffer.concat([received, data]);
      const streamed = readStream(received);
      if (streamed !== null) socket.end(answer(streamed));
    });
  });
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function writeText(text: string): Promise<string> {
  const path = join(folder, 'file');
  await writeFile(path, text);
  return path;
}

test('a file goes to clamd whole, over several chunks, and its verdict comes back', async () => {
  const sizes: number[] = [];
  const address = await listen((streamed) => {
    sizes.push(streamed.length);
    return streamed.includes(MARK) ? 'stream: Test.Signature FOUND\0' : 'stream: OK\0';
  });
  const clean = 'x'.repeat(700_000);
  expect(await scanFile(address, await writeText(clean))).toEqual({ kind: 'clean' });
  const found = { kind: 'malware', name: 'Test.Signature' };
  expect(await scanFile(address, await writeText(`${clean}${MARK}`))).toEqual(found);
  expect(sizes).toEqual([clean.length, clean.length + MARK.length]);
});

test('without a verdict nothing is clean: an error of clamd, a closed line, nobody there', async () => {
  const path = await writeText('text');
  const refused = { code: 'scanner_unavailable' };
  const failing = await listen(() => 'INSTREAM size limit exceeded. ERROR\0');
  await expect(scanFile(failing, path)).rejects.toMatchObject(refused);
  server?.close();
  const silent = await listen(() => '');
  await expect(scanFile(silent, path)).rejects.toMatchObject(refused);
  server?.close();
  await expect(scanFile(silent, path)).rejects.toMatchObject(refused);
});
