import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { BROWSER_VERIFY_RATIO } from './goals.ts';
import { type DiskKit, makeDiskKit } from './make-disk-kit.ts';
import { compareTimes, median, type Row } from './row.ts';
import { runInTurn, timeWork } from './turns.ts';
import { type Page, type WebInput, withPage } from './web-browser.ts';
import { zipKit } from './zip-kit.ts';

/**
 * A kit of large scans, which fill all workers, and one of a single record of the largest size that intake takes, which has one.
 * WebCrypto takes a record whole or not at all: no page may hold the largest twice, so there it is shown beside the goal.
 */
const KITS = [
  { records: 27, recordBytes: 20_000_000, inMemory: true },
  { records: 1, recordBytes: 500_000_000, inMemory: false },
] as const;
const MAX_KIT_BYTES = 540_000_000;
/** Folder and ZIP of both kits. */
export const VERIFY_SCRATCH_BYTES = 5 * MAX_KIT_BYTES;

const PEERS = { webcrypto: 'WebCrypto, a record at a time', wasm: 'hash-wasm, in a stream' } as const;
type Peer = keyof typeof PEERS;

/** A whole verification on the verify page by hashing the same bytes in the same browser, as fast as is known, with as many workers. */
export async function measureBrowserVerify(input: WebInput & { folder: string }): Promise<Row[]> {
  const peers = await servePeers();
  const rows: Row[] = [];
  for (const [index, shape] of KITS.entries()) {
    const folder = join(input.folder, `kit-${index}`);
    const kit = await makeDiskKit({ folder, ...shape });
    const zip = join(folder, 'kit.zip');
    await zipKit(kit.folder, zip);
    rows.push(...(await measureKit({ ...input, ...shape, kit, zip, peersUrl: peers.url })));
  }
  await peers.close();
  return rows;
}

type KitInput = WebInput & {
  kit: DiskKit;
  zip: string;
  peersUrl: string;
  records: number;
  recordBytes: number;
  inMemory: boolean;
};

async function measureKit(input: KitInput): Promise<Row[]> {
  const { kit, zip, server, turns, records, recordBytes, inMemory } = input;
  const peer = (method: Peer) => () =>
    withPage(input, null, (page) => timePeer(page, { url: input.peersUrl, zip, method, pieceBytes: recordBytes }));
  const times = await runInTurn(
    {
      ours: () => withPage(input, null, (page) => timeVerifyPage(page, `${server.url}/verify`, kit, zip)),
      webcrypto: peer('webcrypto'),
      wasm: peer('wasm'),
    },
    turns,
  );
  const best: Peer = inMemory && median(times.webcrypto) <= median(times.wasm) ? 'webcrypto' : 'wasm';
  return (Object.keys(PEERS) as Peer[]).map((method) =>
    compareTimes({
      work: `verify in the browser, ${records} x ${recordBytes / 1e6} MB`,
      ours: { name: 'verify page', times: times.ours },
      peer: { name: PEERS[method], times: times[method] },
      goal: method === best ? BROWSER_VERIFY_RATIO : null,
    }),
  );
}

/** From the choice of the file to the verdict on the screen. The page's own clock stands still: the kit belongs to another year. */
async function timeVerifyPage(page: Page, url: string, kit: DiskKit, zip: string): Promise<number> {
  await page.clock.setFixedTime(kit.now);
  await page.goto(url);
  await page.locator('#trust input[type=file]').setInputFiles(kit.trustFile);
  await page.getByText('Trust root version 1 is now in use.').waitFor();
  const input = page.locator('main input[type=file]').first();
  return timeWork(async () => {
    await input.setInputFiles(zip);
    await page.getByRole('heading', { level: 1, name: 'VERIFIED', exact: true }).waitFor();
  });
}

type PeerRun = { url: string; zip: string; method: Peer; pieceBytes: number };

async function timePeer(page: Page, { url, zip, method, pieceBytes }: PeerRun): Promise<number> {
  await page.goto(`${url}?method=${method}&piece=${pieceBytes}`);
  return timeWork(async () => {
    await page.locator('input').setInputFiles(zip);
    await page.getByRole('status').filter({ hasText: 'done' }).waitFor();
  });
}

/** A page of its own for the peers: the policy of the verify page lets nothing else run there. */
async function servePeers(): Promise<{ url: string; close(): Promise<void> }> {
  const at = (name: string) => fileURLToPath(new URL(`./browser/${name}`, import.meta.url));
  const { outputFiles } = await build({
    entryPoints: [at('hash-page.ts'), at('hash-peer.worker.ts')],
    bundle: true,
    write: false,
    minify: true,
    format: 'esm',
    outdir: '/',
  });
  const files = new Map(outputFiles.map(({ path, text }) => [path, text]));
  const html = readFileSync(at('hash-page.html'));
  const server = createServer((request, response) => {
    const script = files.get(request.url ?? '');
    response.setHeader('content-type', script === undefined ? 'text/html' : 'text/javascript').end(script ?? html);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}/`,
    close: () => new Promise((resolve) => server.close(() => resolve()).closeAllConnections()),
  };
}
