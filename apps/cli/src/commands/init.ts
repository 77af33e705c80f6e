import { mkdir, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { writeFileAtomic } from '@attestlayer/disk';
import { formatTimestamp, parseTimestamp, sha256Hex, writeCanonical } from '@attestlayer/encoding';
import { signTrust, type TrustRoot, writeLogEntry } from '@attestlayer/kit';
import { openLocalLog } from '@attestlayer/log';
import type { PublicKey } from '@attestlayer/signature';
import { createKeyFile, openKeyFile } from '@attestlayer/signer';
import { formatVerifierKey } from '@attestlayer/tlog';
import { checkpointState } from '../checkpoint-state.ts';
import { CliError } from '../cli-error.ts';
import { readClock } from '../clock.ts';
import { HOME_SCHEMA, type HomePaths, type HomeSettings, homePaths, homeSchema } from '../home.ts';
import { type PassphraseOptions, readPassphrase } from '../passphrase.ts';
import type { CommandContext } from '../program.ts';

export type InitOptions = PassphraseOptions & {
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

/** A reader who never comes back for a newer trust root stops trusting this one after a year. */
const TRUST_LIFETIME_MS = 365 * 24 * 60 * 60 * 1000;

/** `init`: keys, log with the activation of the issuer key, trust root 1; all or nothing. */
export async function init(context: CommandContext, options: InitOptions): Promise<void> {
  const { output } = context;
  const paths = homePaths(context.home);
  // Wrong options are told before a passphrase is asked for; the real origin needs the log key.
  readSettings(options, options.origin ?? UNNAMED_ORIGIN);
  await claimFolder(paths);
  try {
    const passphrase = await readPassphrase({ ...options, confirm: true });
    const keys = await createKeys(paths, passphrase);
    const origin = options.origin ?? `${UNNAMED_ORIGIN}/${options.issuerId}-${shortKeyName(keys.log)}`;
    const settings = readSettings(options, origin);
    const fingerprint = await setUp({ paths, settings, passphrase, keys });
    output.resultJson({ home: paths.folder, issuer: settings.issuer, trust_root: paths.pinnedTrust, fingerprint });
    output.result(`issuer "${settings.issuer.name}" is set up in ${paths.folder}`);
    output.result(`trust root   ${paths.pinnedTrust}`);
    output.result(`fingerprint  ${fingerprint}`);
    output.talk('give the trust root to your readers, and its fingerprint by another way');
    output.talk('this is a 1-of-1 root: whoever has keys/root.key and its passphrase is the issuer; move it offline');
    output.talk('witness policy: quorum none; no outsider has seen this log, and every verdict says so');
  } catch (error) {
    await rm(paths.folder, { recursive: true, force: true });
    throw error;
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

/** Makes the home folder, which must not exist: init never touches keys that somebody may need. */
async function claimFolder(paths: HomePaths): Promise<void> {
  await mkdir(dirname(paths.folder), { recursive: true });
  try {
    await mkdir(paths.folder, { mode: 0o700 });
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') throw cause;
    throw new CliError(
      {
        code: 'home_exists',
        message: `${paths.folder} exists already`,
        hint: 'name a new folder with --home to set up another issuer; an existing one is never overwritten',
      },
      { cause },
    );
  }
  await mkdir(dirname(paths.issuerKey));
  await mkdir(paths.trustFolder);
}

type IssuerKeys = { issuer: PublicKey; log: PublicKey; root: PublicKey };

async function createKeys(paths: HomePaths, passphrase: string): Promise<IssuerKeys> {
  return {
    issuer: await createKeyFile({ path: paths.issuerKey, role: 'issuer', passphrase }),
    log: await createKeyFile({ path: paths.logKey, role: 'log', passphrase }),
    root: await createKeyFile({ path: paths.rootKey, role: 'root', passphrase }),
  };
}

/** Tells logs apart that nobody has named: two issuers with one origin would look like one log with a split view. */
function shortKeyName(key: PublicKey): string {
  return sha256Hex(key.bytes).slice(0, 8);
}

async function setUp(input: {
  paths: HomePaths;
  settings: HomeSettings;
  passphrase: string;
  keys: IssuerKeys;
}): Promise<string> {
  const { paths, settings, passphrase, keys } = input;
  const logSigner = await openKeyFile({ path: paths.logKey, role: 'log', passphrase });
  const vkey = formatVerifierKey({ name: settings.log_origin, algorithm: 'ed25519', publicKey: keys.log });

  const log = await openLocalLog({ directory: paths.log, origin: settings.log_origin, logSigner });
  try {
    const activation = await log.append(
      writeLogEntry({
        entry: 'key.v1',
        action: 'activate',
        issuer: settings.issuer.id,
        kid: keys.issuer.kid,
        x: keys.issuer.jwk.x,
      }),
    );
    const root: TrustRoot = {
      schema: 'attestlayer.trust.v1',
      version: 1,
      created_at: settings.created_at,
      expires: formatTimestamp(parseTimestamp(settings.created_at) + TRUST_LIFETIME_MS),
      as_of: checkpointState(activation.checkpoint),
      roots: { threshold: 1, keys: [keys.root.jwk] },
      issuers: [
        {
          ...settings.issuer,
          keys: [
            {
              kid: keys.issuer.kid,
              jwk: keys.issuer.jwk,
              active_from_index: activation.index,
              last_valid_index: null,
              state: 'active',
            },
          ],
        },
      ],
      logs: [{ origin: settings.log_origin, vkey, state: 'active', final: null }],
      witness_policy: [`log ${vkey}`, 'quorum none'],
      tsas: [],
    };
    const rootSigner = await openKeyFile({ path: paths.rootKey, role: 'root', passphrase });
    const trustFile = await signTrust({ root, signers: [rootSigner] });
    const fingerprint = sha256Hex(trustFile);
    await log.append(writeLogEntry({ entry: 'trust.v1', version: 1, trust_sha256: fingerprint }));
    await writeFileAtomic(paths.pinnedTrust, trustFile);
    await writeFileAtomic(paths.settings, writeCanonical(settings));
    return fingerprint;
  } finally {
    await log.close();
  }
}
