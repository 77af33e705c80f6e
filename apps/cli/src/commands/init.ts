import { mkdir, readdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { writeFileAtomic } from '@attestlayer/disk';
import { sha256Hex, writeCanonical } from '@attestlayer/encoding';
import { openLocalLog } from '@attestlayer/log';
import type { PublicKey, Signer } from '@attestlayer/signature';
import type { KeySecrets, OpenedKey } from '@attestlayer/signer';
import { ensureKeyFile, openTrustFolder, setUpIssuer, trustFileName } from '@attestlayer/trust';
import { CliError } from '../cli-error.ts';
import { readClock } from '../clock.ts';
import { HOME_SCHEMA, type HomePaths, type HomeSettings, homePaths, homeSchema } from '../home.ts';
import { keySecrets, type SecretOptions } from '../key-secrets.ts';
import type { CommandContext } from '../program.ts';

export type InitOptions = SecretOptions & {
  issuerName: string;
  issuerId: string;
  partnerName?: string;
  partnerId: string;
  origin?: string;
  verifyUrl: string;
  registryUrl: string;
};

/** Reserved for documentation (RFC 2606): an issuer that names no log of its own claims no real host. */
const UNNAMED_ORIGIN = 'log.attestlayer.example';

/** What a run that was killed can have left in the home. */
const UNFINISHED = new Set(['keys', 'trust', 'log']);

/** `init`: keys, log with the activation of the issuer key, trust root 1; a run that was killed is finished by the next one. */
export async function init(context: CommandContext, options: InitOptions): Promise<void> {
  const { output } = context;
  const paths = homePaths(context.home);
  // Wrong options are told before a passphrase is asked for; the real origin needs the log key.
  readSettings(options, options.origin ?? UNNAMED_ORIGIN);
  const isNew = await claimFolder(paths);
  const opened: OpenedKey[] = [];
  try {
    const keys = await ensureKeys(paths, keySecrets({ ...options, confirm: true }), opened);
    const unnamed = `${UNNAMED_ORIGIN}/${options.issuerId}-${shortKeyName(keys.log.publicKey)}`;
    const settings = readSettings(options, options.origin ?? unnamed);
    const fingerprint = await setUp({ paths, settings, keys });
    const trustRoot = join(paths.trustFolder, trustFileName(1));
    output.resultJson({ home: paths.folder, issuer: settings.issuer, trust_root: trustRoot, fingerprint });
    output.result(`issuer "${settings.issuer.name}" is set up in ${paths.folder}`);
    output.result(`trust root   ${trustRoot}`);
    output.result(`fingerprint  ${fingerprint}`);
    output.talk('give the trust root to your readers, and its fingerprint by another way');
    output.talk('this is a 1-of-1 root: whoever has keys/root.key and its passphrase is the issuer');
    output.talk('go on to 2-of-3 with "attestlayer trust propose", and move the root key offline');
    output.talk('witness policy: quorum none; no outsider has seen this log, and every verdict says so');
  } catch (error) {
    // Keys of an earlier run are not ours to remove.
    if (isNew) await rm(paths.folder, { recursive: true, force: true });
    throw error;
  } finally {
    for (const key of opened) await key.close();
  }
}

function readSettings(options: InitOptions, origin: string): HomeSettings {
  const parsed = homeSchema.safeParse({
    schema: HOME_SCHEMA,
    issuer: { id: options.issuerId, name: options.issuerName },
    partner: { id: options.partnerId, name: options.partnerName ?? options.issuerName },
    log_origin: origin,
    verify_url: options.verifyUrl,
    registry_url: options.registryUrl,
    created_at: readClock(undefined),
  });
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new CliError({
    code: 'settings_invalid',
    message: `${issue?.path.join('.')}: ${issue?.message}`,
    hint: 'run "attestlayer init --help" to see what each option takes',
  });
}

/** Makes the home folder, or takes up one that an unfinished run has left; false for the latter. */
async function claimFolder(paths: HomePaths): Promise<boolean> {
  await mkdir(dirname(paths.folder), { recursive: true });
  try {
    await mkdir(paths.folder, { mode: 0o700 });
    return true;
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') throw cause;
    const found = await readdir(paths.folder);
    // The settings are written last, so without them nobody has issued here.
    if (found.length > 0 && found.every((name) => UNFINISHED.has(name))) return false;
    throw new CliError(
      {
        code: 'home_exists',
        message: `${paths.folder} exists already`,
        hint: 'name a new folder with --home to set up another issuer; an existing one is never overwritten',
      },
      { cause },
    );
  }
}

type IssuerKeys = { issuer: Signer; log: Signer; root: Signer };

async function ensureKeys(paths: HomePaths, secrets: KeySecrets, opened: OpenedKey[]): Promise<IssuerKeys> {
  const ensure = async (role: keyof IssuerKeys): Promise<Signer> => {
    const key = await ensureKeyFile({ path: join(paths.keys, `${role}.key`), role, secrets });
    opened.push(key);
    return key;
  };
  return { issuer: await ensure('issuer'), log: await ensure('log'), root: await ensure('root') };
}

/** Tells logs apart that nobody has named: two issuers with one origin would look like one log with a split view. */
function shortKeyName(key: PublicKey): string {
  return sha256Hex(key.bytes).slice(0, 8);
}

async function setUp({ paths, settings, keys }: { paths: HomePaths; settings: HomeSettings; keys: IssuerKeys }) {
  const log = await openLocalLog({ directory: paths.log, origin: settings.log_origin, logSigner: keys.log });
  try {
    const { fingerprint } = await setUpIssuer({
      store: openTrustFolder(paths.trustFolder),
      log,
      issuer: settings.issuer,
      keys: { issuer: keys.issuer.publicKey, log: keys.log.publicKey, root: keys.root },
      createdAt: settings.created_at,
    });
    await writeFileAtomic(paths.settings, writeCanonical(settings));
    return fingerprint;
  } finally {
    await log.close();
  }
}
