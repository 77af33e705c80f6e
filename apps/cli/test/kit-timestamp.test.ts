import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { encodeBase64 } from '@attestlayer/encoding';
import { makeTestKit, packZip } from '@attestlayer/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeAuthority } from '../../../packages/timestamp/test/local-authority.ts';
import { Scratch } from './run-cli.ts';

const BIN = fileURLToPath(new URL('../bin/attestlayer.mjs', import.meta.url));

const scratch = new Scratch();
const authority = makeAuthority('Local');
/** An authority that answers with `openssl ts -reply`. */
const server = createServer(async (request, response) => {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part);
  response.setHeader('content-type', 'application/timestamp-reply');
  response.end(authority.answer(new Uint8Array(Buffer.concat(parts))));
});
let tsa = '';

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  tsa = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
  scratch.remove();
  rmSync(authority.folder, { recursive: true });
});

/** Not `Scratch.run`, which would keep this process from answering. */
async function run(...args: string[]): Promise<{ status: number | null; stdout: string; stderr: string }> {
  const child = spawn(process.execPath, [BIN, '--json', ...args], {
    env: { PATH: process.env.PATH, ATTESTLAYER_HOME: scratch.home },
  });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text) => (stderr += text));
  const status = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { status, stdout, stderr };
}

test('a kit is time-stamped over receipt and checkpoint, and says so when it is verified', async () => {
  const tsas = [{ name: 'Local', certificates: [encodeBase64(authority.root)] }];
  const made = await makeTestKit({ edit: { trustRoot: (draft) => Object.assign(draft, { tsas }) } });
  const kit = scratch.write('kit.zip', await packZip(made.files));
  const trust = scratch.write('trust.json', made.trust);
  for (const over of ['receipt', 'checkpoint']) {
    const stamped = await run('kit', 'timestamp', kit, '--trust', trust, '--tsa', tsa, '--over', over);
    expect(stamped, stamped.stderr).toMatchObject({ status: 0 });
    expect(JSON.parse(stamped.stdout)).toMatchObject({ authority: 'Local', path: `proof/${over}.tsr` });
  }
  const verified = await run('verify', kit, '--trust', trust, '--now', made.now);
  expect(verified.status).toBe(0);
  const checks = JSON.parse(verified.stdout).also.flatMap((group: { checks: unknown[] }) => group.checks);
  for (const name of ['timestamp_token', 'checkpoint_timestamp_token']) {
    expect(checks).toContainEqual(expect.objectContaining({ name, status: 'PASS' }));
  }
});

test('an authority that the trust root does not list stamps nothing', async () => {
  const made = await makeTestKit();
  const kit = scratch.write('other.zip', await packZip(made.files));
  const trust = scratch.write('other-trust.json', made.trust);
  const refused = await run('kit', 'timestamp', kit, '--trust', trust, '--tsa', tsa);
  expect(refused.status).toBe(2);
  expect(refused.stdout).toContain('tsa_not_trusted');
});
