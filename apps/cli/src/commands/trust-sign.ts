import { createInterface } from 'node:readline/promises';
import { writeFileAtomic } from '@attestlayer/disk';
import { CliError, EXIT } from '../cli-error.ts';
import { keySecrets, type SecretOptions } from '../key-secrets.ts';
import { openSigner } from '../open-signer.ts';
import type { CommandContext } from '../program.ts';
import { readTrustFile, readTrustOrOwn, type TrustOptions } from '../read-trust.ts';
import { combineRootDocuments, openRootDocument } from '../root-document.ts';

export type SignOptions = SecretOptions & TrustOptions & { key: string; out: string; yes?: boolean };

/** `trust sign`: one root holder reads what a file changes, and signs it. Works offline, without a home. */
export async function signRootDocument(context: CommandContext, path: string, options: SignOptions): Promise<void> {
  const { output } = context;
  const file = await readTrustFile(path);
  const document = await openRootDocument(file, await readTrustOrOwn(context.home, options));
  for (const line of document.lines) process.stderr.write(`${line}\n`);
  if (options.yes !== true) await confirm();
  const signer = await openSigner({ path: options.key, role: 'root', secrets: keySecrets(options) });
  const { kid } = signer.publicKey;
  try {
    await writeFileAtomic(options.out, await document.sign(signer));
  } finally {
    await signer.close();
  }
  output.resultJson({ path: options.out, kid, kind: document.kind });
  output.result(`signed as ${kid}`);
  output.result(`wrote ${options.out}`);
}

/** `trust combine`: joins what the root holders signed apart, and says who is missing. */
export async function combineFiles(
  context: CommandContext,
  paths: string[],
  options: TrustOptions & { out: string },
): Promise<void> {
  const { output } = context;
  const combined = combineRootDocuments(await Promise.all(paths.map(readTrustFile)));
  const { kind, lines } = await openRootDocument(combined, await readTrustOrOwn(context.home, options));
  await writeFileAtomic(options.out, combined);
  output.resultJson({ path: options.out, kind, lines });
  for (const line of lines) output.result(line);
  output.result(`wrote ${options.out}`);
}

async function confirm(): Promise<void> {
  if (process.stdin.isTTY) {
    const prompt = createInterface({ input: process.stdin, output: process.stderr });
    const answer = await prompt.question('sign exactly this? type "yes": ');
    prompt.close();
    if (answer === 'yes') return;
  }
  throw new CliError({
    code: 'not_confirmed',
    message: 'nothing was signed',
    hint: 'read what the file changes, then type "yes", or give --yes where there is no terminal',
    exitCode: EXIT.refused,
  });
}
