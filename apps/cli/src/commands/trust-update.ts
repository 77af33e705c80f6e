import { writeFileAtomic } from '@attestlayer/disk';
import { equalBytes, sha256Hex } from '@attestlayer/encoding';
import { KitError, parseTrustFile, verifyTrustChain } from '@attestlayer/kit';
import { CliError } from '../cli-error.ts';
import { type HomePaths, homePaths } from '../home.ts';
import type { CommandContext } from '../program.ts';
import { pinnedPath, pinnedTrust, readTrustFile, type TrustFiles } from '../read-trust.ts';

/** `trust update`: a reader takes later versions of a pinned trust root, each signed by the version before. */
export async function updateTrust({ output, home }: CommandContext, paths: string[]): Promise<void> {
  const files = (await Promise.all(paths.map(readTrustFile))).toSorted((a, b) => versionOf(a) - versionOf(b));
  const homeFolder = homePaths(home);
  const { pinned, version, added } = await takeUpdates(await pinnedTrust(homeFolder), files);
  for (const file of added) await store(homeFolder, pinned, file);
  const fingerprint = sha256Hex(pinned);
  output.resultJson({ pinned: fingerprint, version, added: added.length });
  output.result(`the trust root pinned as ${fingerprint} is at version ${version}`);
}

type TakenUpdates = { pinned: Uint8Array; version: number; added: Uint8Array[] };

/** Finds the pinned trust root that the files follow; the signatures decide, and not what they call themselves. */
async function takeUpdates(known: TrustFiles[], files: Uint8Array[]): Promise<TakenUpdates> {
  let refusal: KitError | null = null;
  for (const { pinned, updates } of known) {
    const held = [pinned, ...updates];
    const added = files.filter((file) => !held.some((other) => equalBytes(file, other)));
    try {
      const { version } = await verifyTrustChain({ pinned, updates: [...updates, ...added] });
      return { pinned, version, added };
    } catch (error) {
      if (!(error instanceof KitError)) throw error;
      refusal = error;
    }
  }
  if (known.length === 1 && refusal !== null) throw refusal;
  throw new CliError(
    {
      code: 'update_follows_nothing',
      message: `these files follow none of the ${known.length} pinned trust roots`,
      hint: 'pin the trust root of the issuer first ("attestlayer trust add"), and give every version in between',
    },
    { cause: refusal },
  );
}

function store(paths: HomePaths, pinned: Uint8Array, file: Uint8Array): Promise<void> {
  return writeFileAtomic(pinnedPath(paths, pinned, versionOf(file)), file);
}

function versionOf(file: Uint8Array): number {
  return parseTrustFile(file).root.version;
}
