import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type KitSource, parseReceipt, parseTrustFile, RECEIPT_PATH } from '@attestlayer/kit';
import { CliError } from './cli-error.ts';
import { type HomePaths, homePaths } from './home.ts';

export type TrustOptions = { trust?: string; trustUpdate?: string[] };

/** Where `trust add` keeps the trust roots of other issuers, below the trust folder of the home. */
export const PINNED_FOLDER = 'pinned';

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
  const updates = await Promise.all((options.trustUpdate ?? []).map(readTrustFile));
  if (options.trust) return { pinned: await readTrustFile(options.trust), updates };
  const issuerId = await issuerOf(kit);
  for (const path of await pinnedFiles(homePaths(home))) {
    const bytes = await readTrustFile(path);
    if (parseTrustFile(bytes).root.issuers.some(({ id }) => id === issuerId)) return { pinned: bytes, updates };
  }
  return { pinned: null, updates };
}

/** Paths of the home's own trust root and of the pinned ones. */
export async function pinnedFiles(paths: HomePaths): Promise<string[]> {
  const folder = join(paths.trustFolder, PINNED_FOLDER);
  const names = await readdir(folder).catch(() => [] as string[]);
  const own = await readdir(paths.trustFolder).catch(() => [] as string[]);
  return [
    ...(own.includes('trust.1.json') ? [paths.pinnedTrust] : []),
    ...names.sort().map((name) => join(folder, name)),
  ];
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
