import { join } from 'node:path';
import { startPostgres } from '@attestlayer/testing/servers';
import { type Load, sendLoad } from './api-load.ts';
import { type ApiServer, startApiServer } from './api-server.ts';
import { measureOurs, median, type Row } from './row.ts';
import { withScratchFolder } from './scratch.ts';
import type { BenchOptions } from './subject.ts';
import { runInTurn } from './turns.ts';

/** Below the rate limit of all credentials together, and over in seconds. */
const REQUESTS = 800;
const SECONDS = 10;
const SCRATCH_BYTES = 200_000_000;

const ROUTES = ['list packets', 'read packet', 'readiness', 'evaluate', 'portal checklist'] as const;
type Contender = (typeof ROUTES)[number] | 'bare';

/** The hot routes of the API by a bare route that reads one row with the same driver, on both databases. */
export async function measureApi({ turns }: BenchOptions): Promise<Row[]> {
  return withScratchFolder(SCRATCH_BYTES, async (folder) => {
    const sqlite = await measureOn('SQLite', join(folder, 'sqlite'), {}, turns);
    const postgres = await startPostgres({ durable: true });
    try {
      const settings = { DATABASE_URL: postgres.url };
      return [...sqlite, ...(await measureOn('PostgreSQL', join(folder, 'postgres'), settings, turns))];
    } finally {
      await postgres.stop();
    }
  });
}

async function measureOn(
  database: string,
  folder: string,
  settings: Record<string, string>,
  turns: number,
): Promise<Row[]> {
  const server = await startApiServer(folder, settings);
  const loads = Object.fromEntries([...ROUTES, 'bare'].map((name) => [name, [] as Load[]])) as Record<
    Contender,
    Load[]
  >;
  const contender = (name: Contender) => async () => {
    const load = await sendLoad(callsOf(server, name), { count: REQUESTS, seconds: SECONDS });
    loads[name].push(load);
    return 1000 / load.requestsPerSecond;
  };
  try {
    const names: readonly Contender[] = [...ROUTES, 'bare'];
    await runInTurn(
      Object.fromEntries(names.map((name) => [name, contender(name)])) as Record<Contender, () => Promise<number>>,
      turns,
    );
    // The first load of each only warmed it.
    const counted = Object.fromEntries(names.map((name) => [name, loads[name].slice(1)])) as Record<Contender, Load[]>;
    return ROUTES.flatMap((name) => rowsOf(`${name}, ${database}`, counted[name], counted.bare));
  } finally {
    await server.stop();
  }
}

function rowsOf(work: string, ours: readonly Load[], bare: readonly Load[]): Row[] {
  const rates = (loads: readonly Load[]) => loads.map(({ requestsPerSecond }) => requestsPerSecond);
  const ratio = median(ours.map((load, turn) => bare[turn]!.requestsPerSecond / load.requestsPerSecond));
  const rate = (name: string, loads: readonly Load[]) => ({
    name,
    value: median(rates(loads)),
    unit: 'count' as const,
  });
  return [
    {
      work: `${work}: requests/s`,
      ours: rate('route', ours),
      peer: rate('bare route, one row', bare),
      result: { value: ratio, unit: 'x' },
      goal: null,
    },
    ...(['p50Ms', 'p99Ms'] as const).map((name) =>
      measureOurs({
        work: `${work}: ${name.slice(0, 3)}`,
        name: 'of a request',
        value: median(ours.map((load) => load[name])),
        unit: 'ms',
        goal: null,
      }),
    ),
  ];
}

function callsOf({ url, bareUrl, packetId, keys, contributors }: ApiServer, name: Contender) {
  const bearers = (tokens: readonly string[]) => tokens.map((token) => ({ authorization: `Bearer ${token}` }));
  const ours = (method: string, path: string) => ({ url, method, path, headers: bearers(keys) });
  switch (name) {
    case 'list packets':
      return ours('GET', '/v1/packets');
    case 'read packet':
      return ours('GET', `/v1/packets/${packetId}`);
    case 'readiness':
      return ours('GET', `/v1/packets/${packetId}/readiness`);
    case 'evaluate':
      return ours('POST', `/v1/packets/${packetId}/evaluations`);
    case 'portal checklist':
      return { url, method: 'GET', path: '/v1/portal/request', headers: bearers(contributors) };
    case 'bare':
      return { url: bareUrl, method: 'GET', path: `/packets/${packetId}`, headers: [{}] };
    default:
      return name satisfies never;
  }
}
