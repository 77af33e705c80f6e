import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openKit } from '@attestlayer/disk';
import { parseStatusView, type VerificationReport, verifyKit } from '@attestlayer/verify';
import { ensureOpenssl } from '../ensure-openssl.ts';
import { stockCommands } from '../stock-commands.ts';
import type { Journey } from './journey.ts';
import { answered, type Visitor } from './visitor.ts';

/** Live kits are in the one, kits of test keys in the other. */
export type RegistryPath = '/registry' | '/registry-test';

export type DownloadedKit = { file: string; trustFile: string; receiptSha256: string; registry: RegistryPath };

const POLL_MS = 250;
/** The registry reads its log on every second. */
const TIMEOUT_MS = 60_000;

/** Downloads the kit of a packet, and the trust root from the registry: never from the kit. */
export async function downloadKit(
  { visitor, folder }: Journey,
  reader: Visitor,
  { packetId, registry }: { packetId: string; registry: RegistryPath },
): Promise<DownloadedKit> {
  const kit = await answered(reader.api.GET('/v1/packets/{packetId}/kit', { params: { path: { packetId } } }));
  const response = await reader.fetch(`/v1/packets/${packetId}/kit.zip`);
  const bytes = new Uint8Array(await response.arrayBuffer());
  assert.deepEqual([response.status, bytes.length, sha256(bytes)], [200, kit.zip_size, kit.zip_sha256]);
  const own = join(folder, packetId);
  await mkdir(own, { recursive: true });
  const file = join(own, 'kit.zip');
  await writeFile(file, bytes);
  const trustFile = join(own, 'trust.1.json');
  await fetchTo(visitor(), `${registry}/v1/trust/trust.1.json`, trustFile);
  return { file, trustFile, receiptSha256: kit.receipt_sha256, registry };
}

/** Verifies a kit with the command line, which asks nobody. */
export function verifyOffline(journey: Journey, { file, trustFile }: DownloadedKit): void {
  const args = ['apps/cli/bin/attestlayer.mjs', '--json', 'verify', file, '--trust', trustFile];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  assert.equal(status, 0, stderr);
  assert.equal((JSON.parse(stdout) as VerificationReport).verdict, 'VERIFIED');
  journey.kitVerified();
}

/** Runs the commands that the kit's README gives, with sha256sum and openssl; false when this machine has no openssl. */
export async function checkWithStockTools({ visitor }: Journey, { file, registry }: DownloadedKit): Promise<boolean> {
  if (!ensureOpenssl()) return false;
  const folder = join(file, '..', 'unpacked');
  const unpacked = spawnSync(process.execPath, ['tools/unpack.ts', file, folder], { encoding: 'utf8' });
  assert.equal(unpacked.status, 0, unpacked.stderr);
  await fetchTo(visitor(), `${registry}/v1/jwks/issuer.jwks.json`, join(file, '..', 'issuer.jwks.json'));
  const script = stockCommands(readFileSync(join(folder, 'README.txt'), 'utf8'));
  const { status, stderr } = spawnSync('sh', ['-eu', '-c', script], { cwd: folder, encoding: 'utf8' });
  assert.equal(status, 0, stderr);
  return true;
}

/** Waits until the public registry says this of a receipt. */
export async function untilRegistrySays({ visitor }: Journey, kit: DownloadedKit, expected: string): Promise<void> {
  let status = '';
  for (const deadline = Date.now() + TIMEOUT_MS; Date.now() < deadline; await sleep(POLL_MS)) {
    const response = await visitor().fetch(`${kit.registry}/v1/receipts/${kit.receiptSha256}`);
    assert.equal(response.status, 200);
    ({ status } = (await response.json()) as { status: string });
    if (status === expected) return;
  }
  assert.equal(status, expected);
}

/** Verifies a kit with what the registry knows of withdrawals. */
export async function verifyWithStatus({ visitor }: Journey, kit: DownloadedKit): Promise<VerificationReport> {
  const response = await visitor().fetch(`${kit.registry}/v1/status.json`);
  const status = parseStatusView(new Uint8Array(await response.arrayBuffer()));
  const opened = await openKit(kit.file);
  try {
    const trust = { pinned: new Uint8Array(readFileSync(kit.trustFile)) };
    return await verifyKit({ kit: opened.kit, trust, status, now: new Date().toISOString() });
  } finally {
    await opened.close();
  }
}

async function fetchTo(visitor: Visitor, path: string, file: string): Promise<void> {
  const response = await visitor.fetch(path);
  assert.equal(response.status, 200, path);
  await writeFile(file, new Uint8Array(await response.arrayBuffer()));
}

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
