/**
 * `npm run demo`: sets up an issuer, lets a first submission be blocked, issues a kit from the sample records, and verifies it in
 * three ways. Everything goes through the command line that a user has. Ends with one JSON line of its figures.
 */
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { CORE_DECLARATIONS, CORE_FOLDERS, CORE_PERIOD } from './core-sample.ts';
import { ensureOpenssl } from './ensure-openssl.ts';
import { stockCommands } from './stock-commands.ts';

const SAMPLES = 'samples/core-01';
const OUT = resolve(process.argv[2] ?? 'out/demo');

const home = join(OUT, 'home');
const records = join(OUT, 'records');
const env = { ...process.env, ATTESTLAYER_HOME: home, ATTESTLAYER_PASSPHRASE: randomBytes(16).toString('hex') };

function attestlayer(args: string[], input: { quietly?: boolean } = {}): { status: number; stdout: string } {
  if (!input.quietly) process.stdout.write(`\n$ attestlayer ${args.map(quote).join(' ')}\n`);
  const result = spawnSync('node', ['apps/cli/bin/attestlayer.mjs', ...args], { encoding: 'utf8', env });
  if (!input.quietly) process.stdout.write(`${result.stdout}${result.stderr}`);
  return { status: result.status ?? 1, stdout: result.stdout };
}

const quote = (text: string) => (/^[\w./:-]+$/.test(text) ? text : `'${text}'`);

function writePacketFile(folders: string[]): void {
  const packet = {
    schema: 'attestlayer.packet.v1',
    client: { id: 'harbourview-dental', name: 'Harbourview Dental Group' },
    period: CORE_PERIOD,
    records: Object.fromEntries(folders.map((folder) => [folder, CORE_FOLDERS[folder]])),
    declarations: CORE_DECLARATIONS,
  };
  writeFileSync(join(records, 'packet.json'), `${JSON.stringify(packet, null, 2)}\n`);
}

function fail(what: string): never {
  process.stderr.write(`\ndemo: ${what}\n`);
  process.stdout.write(`${JSON.stringify({ demo: 'failed', what })}\n`);
  process.exit(1);
}

/** Runs the commands that the README.txt of the kit gives, and no others. */
function checkWithStockTools(folder: string): void {
  const script = stockCommands(readFileSync(join(folder, 'README.txt'), 'utf8'));
  const stock = spawnSync('sh', ['-eu', '-c', script], { cwd: folder, encoding: 'utf8' });
  process.stdout.write(`\n$ (the commands of README.txt, with sha256sum and openssl)\n${stock.stdout}${stock.stderr}`);
  if (stock.status !== 0) fail('the stock-tool commands of README.txt do not verify the kit');
}

rmSync(OUT, { recursive: true, force: true });
mkdirSync(OUT, { recursive: true });
const started = performance.now();

const init = attestlayer(['init', '--issuer-name', 'Demo Issuer', '--partner-name', 'Brightwater IT Services']);
if (init.status !== 0) fail('no issuer could be set up');

// First attempt: the contracts are forgotten. FAIL says what is missing and costs nothing.
cpSync(SAMPLES, records, { recursive: true });
rmSync(join(records, 'contracts'), { recursive: true });
writePacketFile(['policies/', 'reports/', 'evidence/']);
const blocked = attestlayer(['issue', records, '--profile', 'CORE-01', '--out', join(OUT, 'blocked')]);
if (blocked.status !== 1) fail('a submission without contracts should have been blocked');

cpSync(join(SAMPLES, 'contracts'), join(records, 'contracts'), { recursive: true });
writePacketFile(['policies/', 'reports/', 'contracts/', 'evidence/']);
const issuing = performance.now();
const issued = attestlayer([
  '--json',
  'issue',
  records,
  '--profile',
  'CORE-01',
  '--out',
  join(OUT, 'kit'),
  '--record-pdf',
]);
const issueMs = performance.now() - issuing;
if (issued.status !== 0) fail('the complete submission should have been issued');
const { kit } = JSON.parse(issued.stdout);

const verified = attestlayer(['verify', kit, '--trust', join(home, 'trust', 'trust.1.json')]);
if (verified.status !== 0) fail('the issued kit does not verify');

// The same kit with stock tools alone, by the very commands of its README.txt.
const unpacked = join(OUT, 'unpacked');
const jwks = attestlayer(['keys', 'jwks'], { quietly: true });
writeFileSync(join(OUT, 'issuer.jwks.json'), jwks.stdout);
const unzip = spawnSync('node', ['tools/unpack.ts', kit, unpacked], { encoding: 'utf8' });
if (unzip.status !== 0) fail(`the kit cannot be unpacked: ${unzip.stderr}`);
const stockTools = ensureOpenssl() ? 'verified' : 'not run: no openssl';
if (stockTools === 'verified') checkWithStockTools(unpacked);
else
  process.stdout.write('\nopenssl is not on this machine and cannot be installed: the stock-tool check was NOT run\n');

process.stdout.write(`\nThe kit is in   ${kit}\n`);
process.stdout.write(`Unpacked it is in ${unpacked}: open binder.pdf, and verifier/index.html in a browser\n`);
const { totals } = JSON.parse(readFileSync(join(unpacked, 'manifest.json'), 'utf8'));
const figures = {
  demo: 'ok',
  verdict: 'VERIFIED',
  stock_tools: stockTools,
  kit,
  files: totals.files,
  bytes: totals.bytes,
  issue_ms: Math.round(issueMs),
  total_ms: Math.round(performance.now() - started),
};
process.stdout.write(`${JSON.stringify(figures)}\n`);
