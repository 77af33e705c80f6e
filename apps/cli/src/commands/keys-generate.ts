import { randomUUID } from 'node:crypto';
import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { ensureFolder, syncFolder } from '@attestlayer/disk';
import type { PublicKey } from '@attestlayer/signature';
import { createKeyFile, type KeyRole } from '@attestlayer/signer';
import { formatVerifierKey } from '@attestlayer/tlog';
import { ensureKeyFile } from '@attestlayer/trust';
import { CliError } from '../cli-error.ts';
import { homePaths, readHome } from '../home.ts';
import { keyFileName, logKeyPath } from '../home-keys.ts';
import { type PassphraseOptions, readPassphrase } from '../passphrase.ts';
import type { CommandContext } from '../program.ts';

export type GenerateOptions = PassphraseOptions & { role: KeyRole; out?: string; origin?: string };

/** `keys generate`: a new key file in the home, or anywhere with --out; a key of the log belongs to the origin of the log. */
export async function generateKey(context: CommandContext, options: GenerateOptions): Promise<void> {
  const { output } = context;
  if ((options.role === 'log') !== (options.origin !== undefined)) {
    throw new CliError({
      code: 'origin_needed',
      message: 'the key of a log, and no other, is made for an origin',
      hint: 'give --role log together with --origin, such as log.example/2027',
    });
  }
  const { path, key } = await makeKey(context, options, await readPassphrase({ ...options, confirm: true }));
  const vkey =
    options.origin === undefined
      ? null
      : formatVerifierKey({ name: options.origin, algorithm: 'ed25519', publicKey: key });
  output.resultJson({ role: options.role, kid: key.kid, x: key.jwk.x, vkey, path });
  output.result(`key id  ${key.kid}`);
  output.result(`x       ${key.jwk.x}`);
  if (vkey !== null) output.result(`vkey    ${vkey}`);
  output.result(`file    ${path}`);
  output.talk(NEXT[options.role]);
}

const NEXT: Record<KeyRole, string> = {
  issuer: 'next: "attestlayer keys activate", then a trust root that lists it ("attestlayer trust propose --activate")',
  log: 'next: "attestlayer log begin", then a trust root that lists the log ("attestlayer trust propose --add-log")',
  root: 'next: a trust root that lists it ("attestlayer trust propose --add-root"); keep the file offline',
  witness: 'next: a witness policy that lists it ("attestlayer trust propose --witness-policy")',
};

async function makeKey(
  { home }: CommandContext,
  { role, out, origin }: GenerateOptions,
  passphrase: string,
): Promise<{ path: string; key: PublicKey }> {
  if (out !== undefined) return { path: out, key: await createKeyFile({ path: out, role, passphrase }) };
  const paths = homePaths(home);
  if (origin !== undefined) {
    const path = logKeyPath(paths, origin, (await readHome(paths)).log_origin);
    return { path, key: (await ensureKeyFile({ path, role, passphrase })).publicKey };
  }
  await ensureFolder(paths.keys);
  // The name has the key id in it, which is known when the key is made.
  const unnamed = join(paths.keys, `${randomUUID()}.new`);
  const key = await createKeyFile({ path: unnamed, role, passphrase });
  const path = join(paths.keys, keyFileName(role, key.kid));
  await rename(unnamed, path);
  await syncFolder(paths.keys);
  return { path, key };
}
