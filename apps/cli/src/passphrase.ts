import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { CliError } from './cli-error.ts';

export type PassphraseOptions = { passphraseFile?: string | undefined };

/**
 * Gets the passphrase of the key files: from --passphrase-file, from ATTESTLAYER_PASSPHRASE, or typed without echo.
 * Never from an argument: those are visible to every user of the machine.
 */
export async function readPassphrase(options: PassphraseOptions & { confirm?: boolean }): Promise<string> {
  if (options.passphraseFile) return readPassphraseFile(options.passphraseFile);
  const fromEnvironment = process.env.ATTESTLAYER_PASSPHRASE;
  if (fromEnvironment) return fromEnvironment;
  if (!process.stdin.isTTY) {
    throw new CliError({
      code: 'passphrase_missing',
      message: 'the key files need a passphrase and there is no terminal to ask for it',
      hint: 'set ATTESTLAYER_PASSPHRASE, or give --passphrase-file FILE',
    });
  }
  const passphrase = await ask('passphrase of the keys: ');
  if (options.confirm && (await ask('the same again: ')) !== passphrase) {
    throw new CliError({
      code: 'passphrase_mismatch',
      message: 'the two passphrases differ',
      hint: 'run the command again; nothing was written',
    });
  }
  return passphrase;
}

async function readPassphraseFile(path: string): Promise<string> {
  try {
    // Editors end a file with a line feed; it is not part of the passphrase.
    return (await readFile(path, 'utf8')).replace(/\r?\n$/, '');
  } catch (cause) {
    throw new CliError(
      {
        code: 'passphrase_file_unreadable',
        message: `the passphrase file ${path} cannot be read`,
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
