import { measureOurs, median, type Row } from './row.ts';
import { type Page, type WebInput, withPage } from './web-browser.ts';
import type { WebServer } from './web-server.ts';

/** The first page of each surface, and what shows that it is there. */
const SURFACES: readonly { name: string; path: string; as: keyof WebServer['cookies'] | null }[] = [
  { name: 'program', path: '/', as: null },
  { name: 'lane', path: '/lanes/CORE-01', as: null },
  { name: 'verify', path: '/verify', as: null },
  { name: 'portal', path: '/portal', as: null },
  { name: 'sign-in', path: '/sign-in', as: null },
  { name: 'workspace', path: '/dashboard', as: 'owner' },
  { name: 'console', path: '/console', as: 'operator' },
];

/** A cheap telephone on a bad mobile network, as Lighthouse takes one ("slow 4G"). */
const PHONE = { cpuSlowdown: 4, latencyMs: 150, bytesPerSecond: (1.6 * 1024 * 1024) / 8 };

type FirstLoad = { bytes: number; requests: number; interactiveMs: number };

/** Bytes over the network and time to interactive, with nothing cached: here, and as on a slow telephone. */
export async function measureFirstLoads(input: WebInput): Promise<Row[]> {
  const rows: Row[] = [];
  for (const { name, path, as } of SURFACES) {
    const load = (slow: boolean) => withPage(input, as, (page) => loadOnce(page, input.server.url + path, slow));
    await load(false);
    const here: FirstLoad[] = [];
    const phone: FirstLoad[] = [];
    for (let turn = 0; turn < input.turns; turn++) {
      here.push(await load(false));
      phone.push(await load(true));
    }
    const ours = (label: string, unit: Row['ours']['unit'], values: number[]) =>
      measureOurs({ work: `first load, ${name}`, name: label, value: median(values), unit, goal: null });
    rows.push(
      ours(
        'transferred',
        'bytes',
        here.map(({ bytes }) => bytes),
      ),
      ours(
        'requests',
        'count',
        here.map(({ requests }) => requests),
      ),
      ours(
        'interactive',
        'ms',
        here.map(({ interactiveMs }) => interactiveMs),
      ),
      ours(
        'interactive, slow phone',
        'ms',
        phone.map(({ interactiveMs }) => interactiveMs),
      ),
    );
  }
  return rows;
}

async function loadOnce(page: Page, url: string, slow: boolean): Promise<FirstLoad> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  if (slow) {
    const { latencyMs: latency, bytesPerSecond, cpuSlowdown: rate } = PHONE;
    const throughput = { downloadThroughput: bytesPerSecond, uploadThroughput: bytesPerSecond };
    await session.send('Network.emulateNetworkConditions', { offline: false, latency, ...throughput });
    await session.send('Emulation.setCPUThrottlingRate', { rate });
  }
  let bytes = 0;
  let requests = 0;
  session.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength;
    requests += 1;
  });
  await page.addInitScript(noteInteractive);
  await page.goto(url, { waitUntil: 'commit' });
  const interactiveMs = await page
    .waitForFunction(() => performance.getEntriesByName('interactive')[0]?.startTime)
    .then((handle) => handle.jsonValue());
  await page.waitForLoadState('networkidle');
  return { bytes, requests, interactiveMs: interactiveMs ?? Number.NaN };
}

/** In the page: marks the moment when its heading stands and the main thread is free to answer a click. */
function noteInteractive(): void {
  const look = () => {
    if (document.querySelector('main h1') === null) return requestAnimationFrame(look);
    return requestIdleCallback(() => performance.mark('interactive'));
  };
  requestAnimationFrame(look);
}
