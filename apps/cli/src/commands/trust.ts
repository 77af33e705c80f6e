import { dirname } from 'node:path';
import { ensureFolder, writeFileAtomic } from '@attestlayer/disk';
import { encodeUtf8, sha256Hex } from '@attestlayer/encoding';
import { pinOfflineVerifier } from '@attestlayer/issuer';
import { parseTrustFile, type TrustRoot, verifyTrustChain } from '@attestlayer/kit';
import { describeKey, openTrustFolder, readCurrentTrust } from '@attestlayer/trust';
import { CliError, EXIT } from '../cli-error.ts';
import { homePaths } from '../home.ts';
import { openHome } from '../open-home.ts';
import type { CommandContext } from '../program.ts';
import { knownTrust, pinnedPath, readTrustFile } from '../read-trust.ts';
import { readVerifierTemplate } from '../verifier-template.ts';

/** `trust show`: a file by itself, or what is in force here, its whole chain checked. */
export async function showTrust({ output, home }: CommandContext, file: string | undefined): Promise<void> {
  const { bytes, root } = await readShown(home, file);
  output.resultJson({ fingerprint: sha256Hex(bytes), root });
  output.result(`fingerprint  ${sha256Hex(bytes)}`);
  output.result(`version      ${root.version}, expires ${root.expires}`);
  output.result(`roots        ${root.roots.keys.length}, threshold ${root.roots.threshold}`);
  for (const { id, name, keys } of root.issuers) {
    output.result(`issuer       ${name} (${id})`);
    for (const key of keys) output.result(`  key        ${key.kid}  ${describeKey(key)}`);
  }
  for (const { origin, state } of root.logs) output.result(`log          ${origin} (${state})`);
  output.result(`witnesses    ${quorumLine(root)}`);
}

async function readShown(
  home: string | undefined,
  file: string | undefined,
): Promise<{ bytes: Uint8Array; root: TrustRoot }> {
  if (file === undefined) {
    const current = await readCurrentTrust(openTrustFolder(homePaths(home).trustFolder));
    return { bytes: current.file, root: current.root };
  }
  const bytes = await readTrustFile(file);
  return { bytes, root: await verifyTrustChain({ pinned: bytes }) };
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
  await verifyTrustChain({ pinned: bytes });
  const path = pinnedPath(homePaths(home), bytes);
  await ensureFolder(dirname(path));
  await writeFileAtomic(path, bytes);
  output.resultJson({ pinned: path, fingerprint: actual });
  output.result(`pinned ${path}`);
}

/** `trust list` */
export async function listTrust({ output, home }: CommandContext): Promise<void> {
  const found = (await knownTrust(homePaths(home))).map(({ pinned, updates }) => {
    const { version, issuers } = parseTrustFile(updates.at(-1) ?? pinned).root;
    return { fingerprint: sha256Hex(pinned), version, issuers: issuers.map(({ name }) => name) };
  });
  output.resultJson(found);
  for (const { fingerprint, version, issuers } of found)
    output.result(`${fingerprint}  version ${version}  ${issuers.join(', ')}`);
  if (found.length === 0) output.talk('no trust root is pinned; see "attestlayer trust add"');
}

/** `trust verifier` */
export async function writeVerifier({ output, home }: CommandContext, { out }: { out: string }): Promise<void> {
  const { settings, trust } = await openHome(home);
  const page = pinOfflineVerifier({
    template: await readVerifierTemplate(),
    pinnedTrust: trust.file,
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
