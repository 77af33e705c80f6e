import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stockCommands } from '../../tools/stock-commands.ts';
import type { Adapter, VectorResult } from './adapter.ts';
import { verifyInBrowser } from './verify-in-browser.ts';

/** Which requirement of CORE-01 a kind of evidence is filed under; the first pattern that fits decides, the rest is evidence of controls. */
const REQUIREMENT_OF_KIND: [pattern: RegExp, requirement: string][] = [
  [/^contract/, 'CORE-01.CTR'],
  [/^(policy$|incident response|playbook|privacy notice|handbook|standard)/, 'CORE-01.POL'],
  [
    /(penetration|assessment report|security assessment|scan|threat model|white paper|security overview)/,
    'CORE-01.RPT',
  ],
];
const EVIDENCE_REQUIREMENT = 'CORE-01.EVD';
/** Pictures prove a report or a policy to nobody; they are filed as evidence of controls whatever they show. */
const PICTURES = new Set(['png', 'jpg']);

type IndexEntry = { file: string; evidenceType: string; format: string; core: boolean };

/**
 * Issues a CORE-01 kit from the real-looking evidence through the command line, and verifies it with the command line, the
 * offline page in Chromium, and stock tools: the main job, on input that we did not make.
 */
export const issueEvidenceAdapter: Adapter = {
  folder: 'evidence',
  async run(directory) {
    const work = mkdtempSync(join(tmpdir(), 'attestlayer-evidence-'));
    try {
      return await runJourney(directory, work);
    } finally {
      rmSync(work, { recursive: true, force: true });
    }
  },
};

async function runJourney(directory: string, work: string): Promise<VectorResult[]> {
  const index = JSON.parse(readFileSync(join(directory, 'INDEX.json'), 'utf8')) as IndexEntry[];
  const records = join(work, 'records');
  for (const { file } of index) cpSync(join(directory, file), join(records, file), { recursive: true });
  writeFileSync(join(records, 'packet.json'), JSON.stringify(packetFor(index)));

  const env = {
    ...process.env,
    ATTESTLAYER_HOME: join(work, 'home'),
    ATTESTLAYER_PASSPHRASE: randomBytes(8).toString('hex'),
  };
  const cli = (...args: string[]) =>
    spawnSync(process.execPath, ['apps/cli/bin/attestlayer.mjs', '--json', ...args], {
      encoding: 'utf8',
      env,
      maxBuffer: 1e9,
    });

  const init = cli('init', '--issuer-name', 'Conformance Issuer');
  const issued = cli('issue', records, '--profile', 'CORE-01', '--out', join(work, 'out'), '--at', ISSUED_AT);
  const results = [
    expectCase('an issuer is set up', 0, init.status),
    expectCase(`${index.length} records are issued under CORE-01`, 0, issued.status, issued.stdout + issued.stderr),
  ];
  if (issued.status !== 0) return results;

  const { kit } = JSON.parse(issued.stdout) as { kit: string };
  const trust = join(work, 'home', 'trust', 'trust.1.json');
  const verified = cli('verify', kit, '--trust', trust);
  const unpacked = join(work, 'unpacked', 'kit');
  const unpack = spawnSync(process.execPath, ['tools/unpack.ts', kit, unpacked], { encoding: 'utf8' });
  writeFileSync(join(work, 'unpacked', 'issuer.jwks.json'), cli('keys', 'jwks').stdout);
  const script = stockCommands(readFileSync(join(unpacked, 'README.txt'), 'utf8'));
  const stock = spawnSync('sh', ['-eu', '-c', script], { cwd: unpacked, encoding: 'utf8' });
  const page = join(work, 'verifier.html');
  cli('trust', 'verifier', '--out', page);
  const inBrowser = await verifyInBrowser(page, kit);
  const manifest = JSON.parse(readFileSync(join(unpacked, 'manifest.json'), 'utf8'));
  const evidence = manifest.files.filter(({ role }: { role: string }) => role === 'evidence').length;
  return [
    ...results,
    expectCase('the command line says VERIFIED', 0, verified.status, verified.stdout),
    expectCase('the kit unpacks', 0, unpack.status, unpack.stderr),
    expectCase('sha256sum and openssl verify it by its README.txt', 0, stock.status, stock.stdout + stock.stderr),
    expectCase('the offline page says VERIFIED in Chromium', 'VERIFIED', inBrowser.verdict),
    expectCase('the offline page makes no request', 0, inBrowser.requests.length),
    expectCase('every record is in the kit', index.length, evidence),
    expectCase('the binder is there', true, existsSync(join(unpacked, 'binder.pdf'))),
  ];
}

/** The declared days of the packet are fixed, and so is the clock: the corpus does not age. */
const ISSUED_AT = '2026-04-15T09:00:00.000Z';

function packetFor(index: IndexEntry[]): object {
  return {
    schema: 'attestlayer.packet.v1',
    client: { id: 'orchard-dental', name: 'Orchard Dental Group' },
    period: { from: '2026-01-01', until: '2026-03-31' },
    records: Object.fromEntries(
      index.map((entry) => [
        entry.file,
        { requirements: [requirementOf(entry)], effective_from: '2025-12-01', effective_until: '2026-12-31' },
      ]),
    ),
    declarations: {
      'CORE-01.POL': { policy_owner: 'Practice manager', last_review: '2026-01-10' },
      'CORE-01.RPT': { prepared_by: 'Several assessors', scope: 'As each report says' },
      'CORE-01.CTR': { counterparty: 'Harbour IT Services' },
      'CORE-01.EVD': { systems: 'Directory, backup, firewall, endpoints' },
    },
  };
}

function requirementOf({ evidenceType, format }: IndexEntry): string {
  if (PICTURES.has(format)) return EVIDENCE_REQUIREMENT;
  const [, requirement = EVIDENCE_REQUIREMENT] =
    REQUIREMENT_OF_KIND.find(([pattern]) => pattern.test(evidenceType)) ?? [];
  return requirement;
}

function expectCase(name: string, expected: unknown, found: unknown, detail = ''): VectorResult {
  const ok = expected === found;
  return {
    case: name,
    expected: String(expected),
    found: ok ? String(found) : `${found} ${detail.slice(0, 2000)}`,
    ok,
  };
}
