import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { renderBinder, renderRecord } from '@attestlayer/binder';
import { encodeUtf8, makeUuidV7, parseTimestamp } from '@attestlayer/encoding';
import {
  BINDER_PATH,
  BOUNDARY,
  comparePaths,
  DIFF_PATH,
  diffKits,
  EVALUATION_PATH,
  HASH_TRAIL_PATH,
  MANIFEST_SCHEMA,
  type Manifest,
  type ManifestFile,
  manifestTree,
  PROFILE_PATH,
  parseManifest,
  README_PATH,
  RECORD_PATH,
  summariseTrail,
  VERIFIER_PATH,
  writeDiff,
} from '@attestlayer/kit';
import { profileSha256, writeEvaluation, writeProfile } from '@attestlayer/profile';
import { buildBinderModel } from './binder-model.ts';
import { type CoreWriter, createCoreWriter } from './core-files.ts';
import { type Exhibit, listExhibits } from './exhibits.ts';
import { GENERATOR } from './generator.ts';
import type { SealKitInput } from './kit-input.ts';
import { pinOfflineVerifier } from './offline-verifier.ts';
import { freezeTrail, type PacketTrail } from './packet-trail.ts';
import { renderReadme } from './readme.ts';
import { signEnvelope } from './sign-envelope.ts';

/** A core with its signed envelope, not yet logged. */
export type SealedKit = { folder: string; receiptId: string; receiptSha256: string; trail: PacketTrail };

/**
 * Builds and signs a kit in `folder` (spec/kit-format.md 1): evidence, binder, reports, then manifest, receipt and signature.
 * @throws IssuerError `record_changed`; BinderError when no binder can be made
 */
export async function sealKit(input: SealKitInput, folder: string): Promise<SealedKit> {
  await mkdir(folder, { recursive: true });
  const receiptId = makeUuidV7(parseTimestamp(input.issuedAt), input.random(10));
  const exhibits = listExhibits(input.evaluation, input.records);
  const trail = freezeTrail(input.trail, exhibits, receiptId, input.issuedAt);
  const core = createCoreWriter(folder);

  for (const [done, exhibit] of exhibits.entries()) {
    input.onProgress?.('copying evidence', done, exhibits.length);
    await core.copyEvidence(exhibit);
  }
  await writeBinder(input, core, exhibits, receiptId, trail);
  await writeReports(input, core, receiptId, trail);

  const manifest = buildManifest(input, receiptId, core.files, trail);
  const receiptSha256 = await signEnvelope(input, folder, manifest, trail);
  return { folder, receiptId, receiptSha256, trail };
}

async function writeBinder(
  input: SealKitInput,
  core: CoreWriter,
  exhibits: Exhibit[],
  receiptId: string,
  trail: PacketTrail,
): Promise<void> {
  const model = buildBinderModel({
    ...input,
    receiptId,
    profileSha256: profileSha256(input.profile),
    // What is bound is what is sealed: the copies in the kit, not the submitted files.
    exhibits: exhibits.map((exhibit) => ({
      ...exhibit,
      record: { ...exhibit.record, file: join(core.folder, exhibit.path) },
    })),
    trail: { head: trail.head.sha256, entries: trail.entries },
    issuerKey: input.issuerSigner.publicKey,
  });
  const onProgress = ({ stage, done, total }: { stage: string; done: number; total: number }) =>
    input.onProgress?.(`binder: ${stage}`, done, total);
  const render = input.renderBinder ?? renderBinder;
  await render({ model, outFile: join(core.folder, BINDER_PATH), onProgress });
  await core.adopt(BINDER_PATH, 'binder', 'application/pdf');
  if (!input.withRecordPdf) return;
  await renderRecord({ model, outFile: join(core.folder, RECORD_PATH), onProgress });
  await core.adopt(RECORD_PATH, 'record', 'application/pdf');
}

async function writeReports(
  input: SealKitInput,
  core: CoreWriter,
  receiptId: string,
  trail: PacketTrail,
): Promise<void> {
  const previous = input.previous === null ? null : parseManifest(input.previous.manifest);
  const readme = renderReadme({
    receiptId,
    issuer: input.parties.issuer,
    client: input.parties.client.name,
    profile: `${input.profile.id} version ${input.profile.version}`,
    issuedAt: input.issuedAt,
    verifyUrl: input.verifyUrl,
    registryUrl: input.registryUrl,
  });
  const verifier = pinOfflineVerifier({
    template: input.verifierTemplate,
    pinnedTrust: input.trustFile,
    origin: 'kit',
    sourceUrl: input.registryUrl,
  });
  await core.write(EVALUATION_PATH, 'evaluation', 'application/json', writeEvaluation(input.evaluation));
  await core.write(DIFF_PATH, 'diff', 'application/json', writeDiff(diffKits(previous, core.files)));
  await core.write(PROFILE_PATH, 'profile', 'application/json', writeProfile(input.profile));
  await core.write(HASH_TRAIL_PATH, 'hash_trail', 'application/jsonl', trail.bytes);
  await core.write(VERIFIER_PATH, 'verifier', 'text/html', encodeUtf8(verifier));
  await core.write(README_PATH, 'readme', 'text/plain', encodeUtf8(readme));
}

function buildManifest(input: SealKitInput, receiptId: string, unsorted: ManifestFile[], trail: PacketTrail): Manifest {
  const files = unsorted.toSorted((a, b) => comparePaths(a.path, b.path));
  const { id, version, lane_id } = input.profile;
  return {
    schema: MANIFEST_SCHEMA,
    packet_id: input.packetId,
    receipt_id: receiptId,
    created_at: input.issuedAt,
    generator: GENERATOR,
    ...input.parties,
    profile: { id, version, lane_id, sha256: profileSha256(input.profile) },
    files,
    submitted: summariseTrail(trail.entries).submitted,
    tree: { alg: 'rfc6962-sha256', ...manifestTree(files) },
    totals: { files: files.length, bytes: files.reduce((sum, { size }) => sum + size, 0) },
    boundary: BOUNDARY,
  };
}
