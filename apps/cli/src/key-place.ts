import { randomUUID } from 'node:crypto';
import { access, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { ensureFolder, syncFolder } from '@attestlayer/disk';
import type { PublicKey } from '@attestlayer/signature';
import { type KeyRole, SignerError } from '@attestlayer/signer';
import { formatVerifierKey } from '@attestlayer/tlog';
import { CliError } from './cli-error.ts';
import { type HomePaths, homePaths, readHome } from './home.ts';
import { keyFileName, logKeyPath } from './home-keys.ts';
import type { CommandContext } from './program.ts';

/** Where the file of a new key goes: anywhere with `out`, else into the home, named after its log or its key id. */
export type KeyPlace = { role: KeyRole; out?: string; origin?: string };

export type PlacedKey = { path: string; key: PublicKey };

/** @throws CliError `origin_needed`: the key of a log is made for an origin, which its checkpoints carry */
export function requireOrigin({ role, origin }: KeyPlace): void {
  if ((role === 'log') === (origin !== undefined)) return;
  throw new CliError({
    code: 'origin_needed',
    message: 'the key of a log, and no other, is made for an origin',
    hint: 'give --role log together with --origin, such as log.example/2027',
  });
}

/** The path that is known before the key is made; null when its name will have the key id in it. */
export async function fixedKeyPath(paths: HomePaths, { out, origin }: KeyPlace): Promise<string | null> {
  if (out !== undefined) return out;
  return origin === undefined ? null : logKeyPath(paths, origin, (await readHome(paths)).log_origin);
}

/** @throws SignerError `key_file_exists`, before anything is made that would then have no place */
export async function requireFree(path: string | null): Promise<void> {
  if (path === null) return;
  const isThere = await access(path).then(
    () => true,
    () => false,
  );
  if (isThere) throw new SignerError('key_file_exists', `${path} exists already; a key file is never overwritten`);
}

/** Has a key written to its place, whole or not at all. */
export async function placeKey(
  { home }: CommandContext,
  place: KeyPlace,
  write: (path: string) => Promise<PublicKey>,
): Promise<PlacedKey> {
  const paths = homePaths(home);
  const path = await fixedKeyPath(paths, place);
  if (path !== null) return { path, key: await write(path) };
  await ensureFolder(paths.keys);
  const unnamed = join(paths.keys, `${randomUUID()}.new`);
  const key = await write(unnamed);
  const named = join(paths.keys, keyFileName(place.role, key.kid));
  await requireFree(named);
  await rename(unnamed, named);
  await syncFolder(paths.keys);
  return { path: named, key };
}

const NEXT: Record<KeyRole, string> = {
  issuer: 'next: "attestlayer keys activate", then a trust root that lists it ("attestlayer trust propose --activate")',
  log: 'next: "attestlayer log begin", then a trust root that lists the log ("attestlayer trust propose --add-log")',
  root: 'next: a trust root that lists it ("attestlayer trust propose --add-root"); keep the file offline',
  witness: 'next: a witness policy that lists it ("attestlayer trust propose --witness-policy")',
};

/** Says what a new key is called, and what comes next. */
export function reportKey({ output }: CommandContext, { role, origin }: KeyPlace, { path, key }: PlacedKey): void {
  const vkey = origin === undefined ? null : formatVerifierKey({ name: origin, algorithm: 'ed25519', publicKey: key });
  output.resultJson({ role, kid: key.kid, x: key.jwk.x, vkey, path });
  output.result(`key id  ${key.kid}`);
  output.result(`x       ${key.jwk.x}`);
  if (vkey !== null) output.result(`vkey    ${vkey}`);
  output.result(`file    ${path}`);
  output.talk(NEXT[role]);
}
