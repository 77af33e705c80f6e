import { statfs } from 'node:fs/promises';
import { selfTestBinder } from '@attestlayer/binder';
import { sql } from 'kysely';
import type { Mode } from '../../access/index.ts';
import type { Config, OidcConfig } from '../../config/index.ts';
import type { AppContext } from '../../context.ts';
import { fetchDiscovery } from '../../modules/accounts/index.ts';
import { readVerifierTemplate } from '../../modules/issuance/index.ts';
import { checkIssuerKey, currentTrust } from '../../modules/issuer-keys/index.ts';
import { readLogState, readQueue } from '../../modules/log/index.ts';
import type { HealthCheck } from './check.ts';

/** Load balancers ask about as often. */
const KEPT_MS = 5_000;
/** Signs in to somebody else's server. */
const MAIL_KEPT_MS = 30_000;
/** Asks somebody else's server too. */
const OIDC_KEPT_MS = 30_000;
/** Renders a document with every reader: seconds of a core. What it depends on changes with an installation only. */
const BINDER_KEPT_MS = 6 * 60 * 60 * 1000;
/** Below this a database cannot even write down that its disk is full. */
const MIN_FREE_BYTES = 512 * 1024 * 1024;
/** The log publishes within seconds; an entry that waits this long means that no process has it open. */
const MAX_QUEUE_AGE_MS = 60_000;
const GIB = 1024 ** 3;

const MODES: readonly Mode[] = ['live', 'test'];

/** What a process with these settings depends on. */
export function listChecks({ roles, oidc }: Config): HealthCheck[] {
  return [
    { name: 'database', keptMs: KEPT_MS, run: checkDatabase },
    { name: 'blobs', keptMs: KEPT_MS, run: checkBlobs },
    { name: 'disk', keptMs: KEPT_MS, run: checkDisk },
    ...MODES.flatMap((mode): HealthCheck[] => [
      { name: `signing_${mode}`, keptMs: KEPT_MS, run: (context) => checkSigning(context, mode) },
      { name: `log_${mode}`, keptMs: KEPT_MS, run: (context) => checkLog(context, mode) },
    ]),
    { name: 'log_queue', keptMs: KEPT_MS, optional: true, run: checkQueue },
    // Mails wait in the database and are tried again for hours.
    { name: 'mail', keptMs: MAIL_KEPT_MS, optional: true, run: checkMail },
    // Without it people sign in by password or passkey.
    ...(oidc === null
      ? []
      : [{ name: 'oidc', keptMs: OIDC_KEPT_MS, optional: true, run: () => checkOidc(oidc) } satisfies HealthCheck]),
    // Only workers make kits; a packet waits until one can.
    ...(roles.has('worker')
      ? [
          { name: 'verifier_page', keptMs: KEPT_MS, optional: true, run: checkVerifierPage },
          { name: 'binder', keptMs: BINDER_KEPT_MS, inBackground: true, optional: true, run: checkBinder },
        ]
      : []),
  ];
}

async function checkDatabase({ database }: AppContext): Promise<undefined> {
  await sql`select 1`.execute(database.query);
}

async function checkBlobs({ blobs }: AppContext): Promise<undefined> {
  await blobs.check();
}

async function checkDisk({ config }: AppContext): Promise<string> {
  const { bavail, bsize } = await statfs(config.dataFolder);
  const free = bavail * bsize;
  const text = `${(free / GIB).toFixed(1)} GiB free`;
  if (free < MIN_FREE_BYTES) throw new Error(`the disk of the data folder is nearly full: ${text}`);
  return text;
}

async function checkSigning(context: AppContext, mode: Mode): Promise<string | undefined> {
  const { root: trust, versions } = await requireTrust(context, mode);
  if (!context.config.roles.has('worker') && !(await context.keyRing.holdsIssuerKey(mode))) {
    return 'this process holds no issuer key; the workers do';
  }
  const { size: nextIndex, origin } = await readLogState(context, mode, trust);
  await checkIssuerKey(context, mode, { trust, place: { versions, origin, nextIndex } });
  return undefined;
}

async function checkLog(context: AppContext, mode: Mode): Promise<string> {
  const { root } = await requireTrust(context, mode);
  const { size } = await readLogState(context, mode, root);
  return `${size} entries`;
}

async function checkQueue({ database, now }: AppContext): Promise<undefined> {
  const ages = (await readQueue(database.query)).map(({ oldestAt }) => now() - oldestAt);
  const oldest = Math.max(0, ...ages);
  if (oldest <= MAX_QUEUE_AGE_MS) return;
  throw new Error(
    `an entry waits for the log since ${Math.round(oldest / 1000)} s: does a process with the role log run?`,
  );
}

async function checkMail({ mailer }: AppContext): Promise<string | undefined> {
  await mailer.check();
  return mailer.kind === 'outbox' ? 'mails are written to disk and reach nobody: set SMTP_URL' : undefined;
}

async function checkOidc({ issuer }: OidcConfig): Promise<undefined> {
  await fetchDiscovery(issuer);
}

async function checkVerifierPage(): Promise<undefined> {
  await readVerifierTemplate();
}

async function checkBinder(): Promise<undefined> {
  const { ok, sha256, expectedSha256 } = await selfTestBinder();
  if (!ok) throw new Error(`the binder of the self test has the SHA-256 ${sha256}, not ${expectedSha256}`);
}

async function requireTrust({ database }: AppContext, mode: Mode) {
  const trust = await currentTrust(database.query, mode);
  if (trust === null) {
    throw new Error(
      'the issuer is not set up: the first start of a process with the role log makes keys and trust root',
    );
  }
  return trust;
}
