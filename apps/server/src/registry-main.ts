import { once } from 'node:events';
import { readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { serve } from '@hono/node-server';
import { getConnInfo } from '@hono/node-server/conninfo';
import {
  createRegistry,
  DEFAULT_RATE_LIMITS,
  type LogReport,
  openPublishedLog,
  parseLogReport,
  type Registry,
  RegistryError,
  readTrustFolder,
} from './modules/registry/index.ts';

const USAGE = `usage: npm run registry -- --log FOLDER --trust-folder FOLDER [--port N] [--host ADDRESS] [--url URL]
                           [--state FOLDER] [--merge-delay-ms N] [--report FILE ...]

  --log FOLDER           the log: its checkpoint and its tile/ are read, nothing is written
  --trust-folder FOLDER  trust.1.json, trust.2.json, ...
  --port N               default 8190; 0 lets the system choose one
  --host ADDRESS         default 127.0.0.1
  --url URL              address of the registry as readers know it, default http://HOST:PORT
  --state FOLDER         for the look-up index and what was seen, default .attestlayer/registry
  --merge-delay-ms N     the merge delay that the log is run with, to be shown
  --report FILE          what "attestlayer --json log monitor", "log audit" or "log fsck" printed, to be shown; may be given often
`;

const EXIT_USAGE = 2;
const EXIT_INTERNAL = 4;
const REFRESH_MS = 5_000;
const VERIFIER_PAGE = new URL('../../verifier/dist/index.html', import.meta.url);

/** Serves the registry of a log by itself, until SIGINT or SIGTERM. It reads public files only, and has no key. */
async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  if (options === null) {
    process.stdout.write(USAGE);
    return;
  }
  const { host, port } = options;
  let registry: Registry | null = null;
  // The registry wants to know its address, which is known only when the port is.
  const fetch = (request: Request, env: object) =>
    registry?.app.fetch(request, env) ?? new Response(null, { status: 503 });
  const server = serve({ fetch, hostname: host, port });
  await once(server, 'listening');
  const address = server.address();
  const actualPort = typeof address === 'object' && address !== null ? address.port : port;
  const url = (options.url ?? `http://${host.includes(':') ? `[${host}]` : host}:${actualPort}`).replace(/\/+$/, '');
  registry = createRegistry({
    log: openPublishedLog(options.log),
    readTrustFiles: () => readTrustFolder(options.trustFolder),
    stateFolder: options.state,
    publicUrl: url,
    nowMs: Date.now,
    readVerifierPage: () => readFile(VERIFIER_PAGE, 'utf8').catch(() => null),
    readReports: () => readReports(options.reports),
    mergeDelayMs: options.mergeDelayMs,
    clientAddress: (context) => getConnInfo(context).remote.address ?? 'unknown',
    rateLimits: DEFAULT_RATE_LIMITS,
    checkpointFreshMs: 1_000,
    onError: (error, id) => writeLine(`error ${id}: ${error instanceof Error ? error.stack : String(error)}`),
  });
  process.stdout.write(`listen  ${url}\n`);

  const stop = new AbortController();
  const following = follow(registry, stop.signal);
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  stop.abort();
  const closed = once(server, 'close');
  server.close();
  await Promise.all([closed, following]);
  registry.close();
}

/** Looks at the log every few seconds, and without a pause while entries are waiting to be indexed. */
async function follow(registry: Registry, signal: AbortSignal): Promise<void> {
  let said = '';
  while (!signal.aborted) {
    const outcome = await look(registry);
    if (outcome.message !== said && outcome.message !== '') writeLine(outcome.message);
    said = outcome.message;
    // An aborted wait is how the operator ends it, not an error.
    await setTimeout(outcome.isBehind ? 0 : REFRESH_MS, null, { signal }).catch(() => {});
  }
}

async function look(registry: Registry): Promise<{ isBehind: boolean; message: string }> {
  try {
    return { isBehind: !(await registry.refresh()), message: '' };
  } catch (error) {
    const code = error instanceof RegistryError ? error.code : 'unexpected';
    return { isBehind: false, message: `${code}: ${error instanceof Error ? error.message : String(error)}` };
  }
}

async function readReports(paths: readonly string[]): Promise<LogReport[]> {
  const reports = await Promise.all(
    paths.map(async (path) => {
      try {
        const [text, { mtimeMs }] = await Promise.all([readFile(path, 'utf8'), stat(path)]);
        return parseLogReport(text, mtimeMs);
      } catch {
        return null; // Not written yet.
      }
    }),
  );
  return reports.filter((report) => report !== null);
}

function readOptions(argv: string[]) {
  const { values } = parseArgs({
    args: argv,
    options: {
      log: { type: 'string' },
      'trust-folder': { type: 'string' },
      port: { type: 'string', default: '8190' },
      host: { type: 'string', default: '127.0.0.1' },
      url: { type: 'string' },
      state: { type: 'string', default: '.attestlayer/registry' },
      'merge-delay-ms': { type: 'string' },
      report: { type: 'string', multiple: true, default: [] },
      help: { type: 'boolean' },
    },
  });
  if (values.help) return null;
  const mergeDelay = values['merge-delay-ms'];
  return {
    log: resolve(required(values.log, '--log')),
    trustFolder: resolve(required(values['trust-folder'], '--trust-folder')),
    port: wholeNumber(values.port, '--port', 65_535),
    host: values.host,
    url: values.url === undefined ? undefined : webAddress(values.url),
    state: resolve(values.state),
    mergeDelayMs: mergeDelay === undefined ? null : wholeNumber(mergeDelay, '--merge-delay-ms', 86_400_000),
    reports: values.report.map((path) => resolve(path)),
  };
}

function required(value: string | undefined, option: string): string {
  if (value !== undefined) return value;
  throw new TypeError(`${option} is missing`);
}

function wholeNumber(text: string, option: string, max: number): number {
  if (/^[0-9]{1,9}$/.test(text) && Number(text) <= max) return Number(text);
  throw new TypeError(`${option} takes a whole number up to ${max}, not "${text}"`);
}

function webAddress(text: string): string {
  if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)) return text;
  throw new TypeError(`--url takes an http or https address, not "${text}"`);
}

function writeLine(text: string): void {
  process.stderr.write(`${new Date().toISOString()} ${text}\n`);
}

try {
  await main();
} catch (error) {
  const message = error instanceof Error ? error.message : String(error);
  // Errors of the command line are TypeErrors, those of the system have a code; the rest is a defect of ours.
  const mendable = error instanceof TypeError || (error instanceof Error && 'code' in error);
  process.stderr.write(`attestlayer-registry: error: ${message}\n`);
  process.stderr.write(
    `attestlayer-registry: hint: ${mendable ? 'run with --help to see what is accepted' : 'this should not happen; please report it'}\n`,
  );
  process.exitCode = mendable ? EXIT_USAGE : EXIT_INTERNAL;
}
