import type { Mode } from '../../access/index.ts';
import type { AppContext } from '../../context.ts';
import { currentTrust, passphraseFile } from '../../modules/issuer-keys/index.ts';
import { quorumOf } from './trust-facts.ts';

type WarningCode =
  | 'root_single_key'
  | 'passphrase_beside_keys'
  | 'witness_quorum_none'
  | 'trust_expires_soon'
  | 'mail_reaches_nobody'
  | 'malware_scanner_off'
  | 'plain_http';

export type Warning = { code: WarningCode; mode: Mode | null; message: string };

/** A ceremony with several people needs some weeks. */
const EXPIRES_SOON_MS = 90 * 24 * 60 * 60 * 1000;

/** What works, and is weaker than a service for others should be. */
export async function listWarnings(context: AppContext): Promise<Warning[]> {
  const { config, mailer } = context;
  const { environment, baseUrl } = config;
  const general: (Warning | false)[] = [
    passphraseFile(config) !== null && {
      code: 'passphrase_beside_keys',
      mode: null,
      message:
        'the passphrase of the key files lies beside them, so whoever copies the folder can sign: set KEY_PASSPHRASE',
    },
    mailer.kind === 'outbox' && {
      code: 'mail_reaches_nobody',
      mode: null,
      message: 'mails are written to disk and reach nobody: set SMTP_URL',
    },
    environment.CLAMD_ADDRESS === undefined && {
      code: 'malware_scanner_off',
      mode: null,
      message: 'records are not scanned for malware: set CLAMD_ADDRESS',
    },
    baseUrl.startsWith('http:') &&
      new URL(baseUrl).hostname !== 'localhost' && {
        code: 'plain_http',
        mode: null,
        message: 'people reach the server without TLS: set BASE_URL to the https address of the proxy in front',
      },
  ];
  const found = general.filter((warning) => warning !== false);
  return [...found, ...(await listTrustWarnings(context, 'live'))];
}

/** The sandbox promises nothing, so only the live trust root is looked at. */
async function listTrustWarnings({ database, now }: AppContext, mode: Mode): Promise<Warning[]> {
  const trust = await currentTrust(database.query, mode);
  if (trust === null) return [];
  const { roots, expires, witness_policy } = trust.root;
  const warnings: (Warning | false)[] = [
    roots.threshold === 1 && {
      code: 'root_single_key',
      mode,
      message: `one of ${roots.keys.length} root keys changes the trust root alone: hold a ceremony with a threshold of several people`,
    },
    quorumOf(witness_policy) === 'none' && {
      code: 'witness_quorum_none',
      mode,
      message: 'no witness watches the log, so nobody else would see two versions of it: add witnesses',
    },
    Date.parse(expires) - now() < EXPIRES_SOON_MS && {
      code: 'trust_expires_soon',
      mode,
      message: `the trust root expires at ${expires}, after which nobody accepts it: sign the next version`,
    },
  ];
  return warnings.filter((warning) => warning !== false);
}
