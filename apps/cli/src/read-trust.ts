import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sha256Hex } from '@attestlayer/encoding';
import { type KitSource, parseReceipt, parseTrustFile, RECEIPT_PATH } from '@attestlayer/kit';
import { openTrustFolder } from '@attestlayer/trust';
import { CliError } from './cli-error.ts';
import { type HomePaths, homePaths } from './home.ts';

export type TrustOptions = { trust?: string; trustUpdate?: string[] };

/** A trust file that was pinned, and the versions that follow it, in order. Signatures are not checked. */
export type TrustFiles = { pinned: Uint8Array; updates: Uint8Array[] };

/** Where `trust add` keeps the trust roots of other issuers, below the trust folder of the home. */
const PINNED_FOLDER = 'pinned';

/** A pinned file is named by its fingerprint, an update by the fingerprint of the pinned file and its own version. */
const PINNED_NAME = /^(?<fingerprint>[0-9a-f]{64})(?:\.(?<version>[1-9][0-9]*))?\.json$/;

/** A receipt is about 2 KB; this is only read to choose a trust root, never to judge. */
const MAX_RECEIPT_BYTES = 64 * 1024;

/**
 * Finds the trust root to verify with: --trust, else the one among this home's own and pinned roots that names the issuer of the kit.
 * Null when there is none: everything that needs a key is then NOT ESTABLISHED. Nothing inside the kit is ever trusted.
 */
export async function readTrust(
  home: string | undefined,
  options: TrustOptions,
  kit: KitSource,
): Promise<{ pinned: Uint8Array | null; updates: Uint8Array[] }> {
  const given = await readUpdates(options);
  if (options.trust) return { pinned: await readTrustFile(options.trust), updates: given };
  const issuerId = await issuerOf(kit);
  for (const { pinned, updates } of await knownTrust(homePaths(home))) {
    const newest = updates.at(-1) ?? pinned;
    if (parseTrustFile(newest).root.issuers.some(({ id }) => id === issuerId))
      return { pinned, updates: [...updates, ...given] };
  }
  return { pinned: null, updates: given };
}

/** The trust files that options name, else those of the home's own issuer. @throws CliError `trust_not_given` */
export async function readTrustOrOwn(home: string | undefined, options: TrustOptions): Promise<TrustFiles> {
  const updates = await readUpdates(options);
  if (options.trust) return { pinned: await readTrustFile(options.trust), updates };
  const [pinned, ...own] = await openTrustFolder(homePaths(home).trustFolder).read();
  if (pinned !== undefined) return { pinned, updates: [...own, ...updates] };
  throw new CliError({
    code: 'trust_not_given',
    message: 'there is no trust root: no issuer is set up here, and none was named',
    hint: 'give the trust root that you have from the issuer with --trust, and later versions with --trust-update',
  });
}

/** The home's own trust root and the pinned ones, each with its updates. */
export async function knownTrust(paths: HomePaths): Promise<TrustFiles[]> {
  const [pinned, ...updates] = await openTrustFolder(paths.trustFolder).read();
  return [...(pinned === undefined ? [] : [{ pinned, updates }]), ...(await pinnedTrust(paths))];
}

/** The pinned trust roots of other issuers. */
export async function pinnedTrust(paths: HomePaths): Promise<TrustFiles[]> {
  const folder = join(paths.trustFolder, PINNED_FOLDER);
  const found = (await readdir(folder).catch(() => [] as string[])).sort().flatMap((name) => {
    const { fingerprint, version } = PINNED_NAME.exec(name)?.groups ?? {};
    return fingerprint === undefined ? [] : [{ name, fingerprint, version: Number(version ?? 0) }];
  });
  return Promise.all(
    found
      .filter(({ version }) => version === 0)
      .map(async ({ name, fingerprint }) => {
        const updates = found
          .filter((each) => each.fingerprint === fingerprint && each.version > 0)
          .sort((a, b) => a.version - b.version);
        return {
          pinned: await readTrustFile(join(folder, name)),
          updates: await Promise.all(updates.map((update) => readTrustFile(join(folder, update.name)))),
        };
      }),
  );
}

/** Where the pinned file, or an update of it, is kept. */
export function pinnedPath(paths: HomePaths, pinned: Uint8Array, version?: number): string {
  const name = version === undefined ? sha256Hex(pinned) : `${sha256Hex(pinned)}.${version}`;
  return join(paths.trustFolder, PINNED_FOLDER, `${name}.json`);
}

/** Reads a trust file from disk, unchecked. @throws CliError `trust_file_unreadable` */
export async function readTrustFile(path: string): Promise<Uint8Array> {
  try {
    return new Uint8Array(await readFile(path));
  } catch (cause) {
    throw new CliError(
      {
        code: 'trust_file_unreadable',
        message: `the trust root ${path} cannot be read`,
        hint: 'get trust.1.json from the issuer (not from the kit) and compare its fingerprint',
      },
      { cause },
    );
  }
}

function readUpdates({ trustUpdate = [] }: TrustOptions): Promise<Uint8Array[]> {
  return Promise.all(trustUpdate.map(readTrustFile));
}

async function issuerOf(kit: KitSource): Promise<string | null> {
  const entry = kit.entries.find(({ path }) => path === RECEIPT_PATH);
  if (!entry) return null;
  try {
    return parseReceipt(await entry.bytes(MAX_RECEIPT_BYTES)).issuer.id;
  } catch {
    // A receipt that cannot be read is the verifier's to report; here it only means that no root can be chosen by it.
    return null;
  }
}
