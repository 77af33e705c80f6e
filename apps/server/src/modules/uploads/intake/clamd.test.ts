import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { scanFile } from './clamd.ts';

let folder: string;
let server: Server;
let received: Buffer;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'attestlayer-clamd-'));
});
afterEach(async () => {
  await new Promise((resolve) => server.close(resolve));
  await rm(folder, { recursive: true, force: true });
});

/** Speaks the protocol of clamd(8): reads a stream to its end, then gives one answer. */
async function startClamd(answer: string, path?: string): Promise<string> {
  received = Buffer.alloc(0);
  server = createServer((socket) => {
    let waiting = Buffer.alloc(0);
    let isGreeted = false;
    socket.on('data', (data) => {
      waiting = Buffer.concat([waiting, data]);
      if (!isGreeted && waiting.length >= 10) {
        if (waiting.toString('latin1', 0, 10) !== 'zINSTREAM\0') return socket.destroy();
        isGreeted = true;
        waiting = waiting.subarray(10);
      }
      while (isGreeted && waiting.length >= 4) {
        const length = waiting.readUInt32BE();
        if (length === 0) return socket.end(answer);
        if (waiting.length < 4 + length) return;
        received = Buffer.concat([received, waiting.subarray(4, 4 + length)]);
        waiting = waiting.subarray(4 + length);
      }
    });
    socket.on('error', () => undefined);
  });
  await new Promise<void>((resolve) =>
    path === undefined ? server.listen(0, '127.0.0.1', resolve) : server.listen(path, resolve),
  );
  return path ?? `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function fileOf(bytes: Buffer): Promise<string> {
  const path = join(folder, 'file');
  await writeFile(path, bytes);
  return path;
}

test('a clean file is sent whole, over a port and over a socket', async () => {
  const bytes = Buffer.alloc(700_001, 'x');
  const path = await fileOf(bytes);
  expect(await scanFile(await startClamd('stream: OK\0'), path)).toEqual({ kind: 'clean' });
  expect(received.equals(bytes)).toBe(true);
  await new Promise((resolve) => server.close(resolve));
  expect(await scanFile(await startClamd('stream: OK\0', join(folder, 'socket')), path)).toEqual({ kind: 'clean' });
});

test('malware has its name', async () => {
  const address = await startClamd('stream: Eicar-Test-Signature FOUND\0');
  const verdict = await scanFile(address, await fileOf(Buffer.from('x')));
  expect(verdict).toEqual({ kind: 'malware', name: 'Eicar-Test-Signature' });
});

test.each(['INSTREAM size limit exceeded. ERROR\0', '', 'stream: maybe\0'])('"%s" is no verdict', async (answer) => {
  const address = await startClamd(answer);
  await expect(scanFile(address, await fileOf(Buffer.from('x')))).rejects.toMatchObject({
    code: 'scanner_unavailable',
  });
});

test('a scanner that is not there lets nothing through', async () => {
  const address = await startClamd('stream: OK\0', join(folder, 'socket'));
  const path = await fileOf(Buffer.from('x'));
  await expect(scanFile(`${address}-other`, path)).rejects.toMatchObject({ code: 'scanner_unavailable' });
});
