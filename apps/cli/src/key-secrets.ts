import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import type { KeySecrets } from '@attestlayer/signer';
import { CliError } from './cli-error.ts';

export type SecretOptions = { passphraseFile?: string | undefined; pinFile?: string | undefined };

/** Where one secret may come from. Never from an argument: those are visible to every user of the machine. */
type SecretSource = { name: 'passphrase' | 'pin'; file: string | undefined; variable: string; of: string };

/** The secrets of the keys, each read when a key first needs it and then kept: a command that opens two keys asks once. */
export function keySecrets(options: SecretOptions & { confirm?: boolean }): KeySecrets {
  let passphrase: Promise<string> | undefined;
  let pin: Promise<string> | undefined;
  return {
    passphrase: () => (passphrase ??= readPassphrase(options)),
    pin: () => (pin ??= readPin(options)),
  };
}

/** Gives the passphrase of the key files: from --passphrase-file, from ATTESTLAYER_PASSPHRASE, or typed without echo. */
export async function readPassphrase({ passphraseFile: file, confirm }: SecretOptions & { confirm?: boolean }) {
  const source: SecretSource = { name: 'passphrase', file, variable: 'ATTESTLAYER_PASSPHRASE', of: 'the key files' };
  const given = await readGiven(source);
  if (given !== null) return given;
  const passphrase = await ask(`passphrase of ${source.of}: `);
  if (confirm && (await ask('the same again: ')) !== passphrase) {
    throw new CliError({
      code: 'passphrase_mismatch',
      message: 'the two passphrases differ',
      hint: 'run the command again; nothing was written',
    });
  }
  return passphrase;
}

/** Gives the PIN of the token: from --pin-file, from ATTESTLAYER_TOKEN_PIN, or typed without echo. */
export async function readPin({ pinFile: file }: SecretOptions): Promise<string> {
  const source: SecretSource = { name: 'pin', file, variable: 'ATTESTLAYER_TOKEN_PIN', of: 'the token' };
  return (await readGiven(source)) ?? ask(`PIN of ${source.of}: `);
}

/** What was given with the command; null when there is a person to ask. */
async function readGiven({ name, file, variable, of }: SecretSource): Promise<string | null> {
  const word = name === 'pin' ? 'PIN' : name;
  if (file) return readSecretFile(file, { name, word });
  const fromEnvironment = process.env[variable];
  if (fromEnvironment) return fromEnvironment;
  if (process.stdin.isTTY) return null;
  throw new CliError({
    code: `${name}_missing`,
    message: `${of} ${name === 'pin' ? 'needs' : 'need'} a ${word} and there is no terminal to ask for it`,
    hint: `set ${variable}, or give --${name}-file FILE`,
  });
}

async function readSecretFile(path: string, { name, word }: { name: string; word: string }): Promise<string> {
  try {
    // Editors end a file with a line feed; it is not part of the secret.
    return (await readFile(path, 'utf8')).replace(/\r?\n$/, '');
  } catch (cause) {
    throw new CliError(
      {
        code: `${name}_file_unreadable`,
        message: `the ${word} file ${path} cannot be read`,
        hint: 'check the path and its permissions',
      },
      { cause },
    );
  }
}

async function ask(question: string): Promise<string> {
  process.stderr.write(question);
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const prompt = createInterface({ input: process.stdin, output: silent, terminal: true });
  try {
    return await prompt.question('');
  } finally {
    prompt.close();
    process.stderr.write('\n');
  }
}
