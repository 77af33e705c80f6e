import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { writeFileAtomic } from '@attestlayer/disk';
import { encodeUtf8, sha256Hex } from '@attestlayer/encoding';
import { pinOfflineVerifier } from '@attestlayer/issuer';
import { parseTrustFile, type TrustRoot, verifyTrustChain } from '@attestlayer/kit';
import { CliError, EXIT } from '../cli-error.ts';
import { homePaths, readHome } from '../home.ts';
import type { CommandContext } from '../program.ts';
import { PINNED_FOLDER, pinnedFiles, readTrustFile } from '../read-trust.ts';
import { readVerifierTemplate } from '../verifier-template.ts';

/** `trust show` */
export async function showTrust({ output, home }: CommandContext, file: string | undefined): Promise<void> {
  const bytes = await readTrustFile(file ?? homePaths(home).pinnedTrust);
  const root = await verifyTrustChain({ pinned: bytes, updates: [] });
  output.resultJson({ fingerprint: sha256Hex(bytes), root });
  output.result(`fingerprint  ${sha256Hex(bytes)}`);
  output.result(`version      ${root.version}, expires ${root.expires}`);
  output.result(`roots        ${root.roots.keys.length}, threshold ${root.roots.threshold}`);
  for (const { id, name, keys } of root.issuers) {
    output.result(`issuer       ${name} (${id})`);
    for (const key of keys) {
      const until = key.last_valid_index === null ? 'open' : `up to index ${key.last_valid_index}`;
      output.result(`  key        ${key.kid}  ${key.state}, after index ${key.active_from_index}, ${until}`);
    }
  }
  for (const { origin, state } of root.logs) output.result(`log          ${origin} (${state})`);
  output.result(`witnesses    ${quorumLine(root)}`);
}

/** `trust add` */
export async function addTrust(
  { output, home }: CommandContext,
  file: string,
  { fingerprint }: { fingerprint: string },
): Promise<void> {
  const bytes = await readTrustFile(file);
  const actual = sha256Hex(bytes);
  if (actual !== fingerprint.toLowerCase()) {
    throw new CliError({
      code: 'fingerprint_mismatch',
      message: `${file} has the fingerprint ${actual}, not ${fingerprint}`,
      hint: 'do not use this file; get trust root and fingerprint from the issuer again, by two different ways',
      exitCode: EXIT.refused,
    });
  }
  await verifyTrustChain({ pinned: bytes, updates: [] });
  const folder = join(homePaths(home).trustFolder, PINNED_FOLDER);
  await mkdir(folder, { recursive: true });
  const path = join(folder, `${actual}.json`);
  await writeFileAtomic(path, bytes);
  output.resultJson({ pinned: path, fingerprint: actual });
  output.result(`pinned ${path}`);
}

/** `trust list` */
export async function listTrust({ output, home }: CommandContext): Promise<void> {
  const found = await Promise.all(
    (await pinnedFiles(homePaths(home))).map(async (path) => {
      const bytes = await readTrustFile(path);
      return {
        path,
        fingerprint: sha256Hex(bytes),
        issuers: parseTrustFile(bytes).root.issuers.map(({ name }) => name),
      };
    }),
  );
  output.resultJson(found);
  for (const { fingerprint, issuers } of found) output.result(`${fingerprint}  ${issuers.join(', ')}`);
  if (found.length === 0) output.talk('no trust root is pinned; see "attestlayer trust add"');
}

/** `trust verifier` */
export async function writeVerifier({ output, home }: CommandContext, { out }: { out: string }): Promise<void> {
  const paths = homePaths(home);
  const settings = await readHome(paths);
  const page = pinOfflineVerifier({
    template: await readVerifierTemplate(),
    pinnedTrust: await readTrustFile(paths.pinnedTrust),
    origin: 'instance',
    sourceUrl: settings.registry_url,
  });
  const bytes = encodeUtf8(page);
  await writeFileAtomic(out, bytes);
  output.resultJson({ path: out, sha256: sha256Hex(bytes) });
  output.result(`wrote ${out}`);
  output.result(`SHA-256 ${sha256Hex(bytes)}`);
  output.talk('publish the page and this hash; readers open it from disk, it has no network code');
}

function quorumLine(root: TrustRoot): string {
  return root.witness_policy.find((line) => line.startsWith('quorum ')) ?? 'no quorum line';
}
