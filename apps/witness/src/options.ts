import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { WitnessLocation } from './open-witness.ts';
import { WitnessError } from './witness-error.ts';

/** Everything that the command line says. Port 0 lets the system choose one. */
export type WitnessOptions = WitnessLocation & { host: string; port: number; logVkeys: string[] };

export const USAGE = `usage: npm run witness -- --state FOLDER --name NAME --log VKEY [--log VKEY ...]
                          [--listen HOST:PORT] [--key-file FILE] [--passphrase-file FILE]

  --state FOLDER          what the witness remembers, and by default its key; keep it on a disk that honours fsync
  --name NAME             name of the witness in cosignatures, a URL without scheme such as witness.example/w1
  --log VKEY              verifier key of a log to witness; its name is the origin of the log. May be given often
  --listen HOST:PORT      where to listen, default 127.0.0.1:8181; put a TLS proxy in front for others to reach it
  --key-file FILE         encrypted key, made at the first run, default FOLDER/witness.key
  --passphrase-file FILE  passphrase of the key, else ATTESTLAYER_PASSPHRASE
`;

const HINT = 'run with --help to see what is accepted';

/**
 * Reads the command line and the passphrase; null when only help was asked for.
 *
 * @throws WitnessError usage, passphrase_missing
 */
export async function readOptions(
  argv: string[],
  environment: Record<string, string | undefined>,
): Promise<WitnessOptions | null> {
  const values = parse(argv);
  if (values.help) return null;
  const stateFolder = resolve(required(values.state, '--state'));
  return {
    stateFolder,
    name: required(values.name, '--name'),
    logVkeys: required(values.log, '--log'),
    keyFile: resolve(values['key-file'] ?? join(stateFolder, 'witness.key')),
    ...readAddress(values.listen ?? '127.0.0.1:8181'),
    passphrase: await readPassphrase(values['passphrase-file'], environment),
  };
}

function parse(argv: string[]) {
  try {
    const { values } = parseArgs({
      args: argv,
      options: {
        state: { type: 'string' },
        name: { type: 'string' },
        log: { type: 'string', multiple: true },
        listen: { type: 'string' },
        'key-file': { type: 'string' },
        'passphrase-file': { type: 'string' },
        help: { type: 'boolean' },
      },
    });
    return values;
  } catch (cause) {
    throw usage(cause instanceof Error ? cause.message : String(cause));
  }
}

function required<T>(value: T | undefined, option: string): T {
  if (value === undefined) throw usage(`${option} is missing`);
  return value;
}

function readAddress(text: string): { host: string; port: number } {
  const { host, port } =
    /^(?:\[(?<host>[0-9A-Fa-f:.]+)\]|(?<host>[^:[\]]+)):(?<port>[0-9]{1,5})$/.exec(text)?.groups ?? {};
  if (host === undefined || port === undefined || Number(port) > 65_535)
    throw usage(`--listen takes HOST:PORT, not "${text}"`);
  return { host, port: Number(port) };
}

/** Never from an argument: those are visible to every user of the machine. */
async function readPassphrase(
  file: string | undefined,
  environment: Record<string, string | undefined>,
): Promise<string> {
  const passphrase = file === undefined ? environment.ATTESTLAYER_PASSPHRASE : await readPassphraseFile(file);
  if (passphrase) return passphrase;
  const hint = 'set ATTESTLAYER_PASSPHRASE, or give --passphrase-file FILE';
  throw new WitnessError('passphrase_missing', 'the key of the witness needs a passphrase', hint);
}

async function readPassphraseFile(path: string): Promise<string> {
  try {
    // Editors end a file with a line feed; it is not part of the passphrase.
    return (await readFile(path, 'utf8')).replace(/\r?\n$/, '');
  } catch (cause) {
    const message = `the passphrase file ${path} cannot be read`;
    throw new WitnessError('passphrase_missing', message, 'check the path and its permissions', { cause });
  }
}

function usage(message: string): WitnessError {
  return new WitnessError('usage', message, HINT);
}
