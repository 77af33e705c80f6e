import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { concatBytes, encodeUtf8, formatTimestamp } from '@attestlayer/encoding';
import {
  IssuerError,
  type PreviousKit,
  readSealedEntry,
  readTrail,
  type SealedKit,
  sealKit,
  seededRandom,
} from '@attestlayer/issuer';
import { checkpointState } from '@attestlayer/trust';
import { openDatabaseTrust } from '../issuer-keys/index.ts';
import { readPacketTrail } from '../packets/index.ts';
import { getProfile } from '../profiles/index.ts';
import { frozenInput, type IssuanceRun, stored } from './issuance-run.ts';
import { readEvaluated } from './read-evaluated.ts';
import { kitFolder, recordFile } from './staging.ts';
import type { IssuanceRow } from './tables.ts';
import { readVerifierTemplate } from './verifier-template.ts';

/** Builds and signs the kit of a frozen issuance; the same issuance gives the same bytes. */
export async function buildKit(run: IssuanceRun, issuance: IssuanceRow): Promise<SealedKit> {
  const { context, staging, faults } = run;
  const { keyRing, database } = context;
  const frozen = frozenInput(issuance);
  const { evaluation, records } = readEvaluated(issuance);
  await rm(kitFolder(staging), { recursive: true, force: true });
  await copyRecords(run, records);
  await faults('records_copied');
  const { profile } = await getProfile(database.query, evaluation.profile.id, evaluation.profile.version);
  const checkpoint = new Uint8Array(stored(issuance.after_checkpoint, 'checkpoint'));
  const sealed = await sealKit(
    {
      parties: frozen.parties,
      packetId: issuance.packet_id,
      seriesId: issuance.series_id,
      previous: await readPrevious(run, frozen.previousReceiptId),
      profile,
      evaluation,
      records: records.map((record) => ({ ...record, file: recordFile(staging, record.facts.sha256) })),
      trail: await readTrailBefore(run, issuance, frozen.trailLength),
      issuerSigner: await keyRing.issuerSigner(issuance.mode, frozen.issuerKid),
      after: { state: checkpointState(checkpoint), checkpoint },
      logOrigin: frozen.logOrigin,
      trustFile: await readTrustFile(run, issuance),
      verifierTemplate: await readVerifierTemplate(),
      verifyUrl: frozen.verifyUrl,
      registryUrl: frozen.registryUrl,
      withRecordPdf: frozen.withRecordPdf,
      sandbox: issuance.mode === 'test',
      retentionPolicySha256: frozen.retentionPolicySha256,
      issuedAt: formatTimestamp(stored(issuance.issued_at, 'instant')),
      random: seededRandom(new Uint8Array(issuance.seed)),
      renderBinder: run.renderBinder,
      onProgress: run.report,
    },
    kitFolder(staging),
  );
  await faults('kit_sealed');
  return sealed;
}

/**
 * Makes sure that the sealed kit lies in the staging folder of this run: it is built again when a crash or another machine has
 * taken it away.
 * @throws IssuerError staging_damaged when it cannot be built as it was, such as after an update of the program
 */
export async function ensureSealedKit(run: IssuanceRun, issuance: IssuanceRow): Promise<string> {
  const folder = kitFolder(run.staging);
  const { issuer } = frozenInput(issuance).parties;
  const there = await readSealedEntry(folder, issuer.id).catch(() => null);
  if (there?.receiptSha256 === issuance.receipt_sha256) return folder;
  const { receiptSha256 } = await buildKit(run, issuance);
  if (receiptSha256 === issuance.receipt_sha256) return folder;
  throw new IssuerError('staging_damaged', 'the kit cannot be built again as it was sealed before');
}

/** The trust file that travels in the kit. */
export async function readTrustFile({ context }: IssuanceRun, issuance: IssuanceRow): Promise<Uint8Array> {
  const files = await openDatabaseTrust(context.database.query, issuance.mode).read();
  return stored(files[frozenInput(issuance).trustVersion - 1] ?? null, 'trust root');
}

async function copyRecords(
  { context, staging, report }: IssuanceRun,
  records: ReturnType<typeof readEvaluated>['records'],
): Promise<void> {
  await mkdir(join(staging, 'records'), { recursive: true });
  for (const [done, { facts }] of records.entries()) {
    report('fetching records', done, records.length);
    await context.blobs.copyToFile(facts.sha256, recordFile(staging, facts.sha256));
  }
}

async function readPrevious({ context }: IssuanceRun, receiptId: string | null): Promise<PreviousKit | null> {
  if (receiptId === null) return null;
  const { manifest, receipt_sha256 } = await context.database.query
    .selectFrom('kits')
    .select(['manifest', 'receipt_sha256'])
    .where('receipt_id', '=', receiptId)
    .executeTakeFirstOrThrow();
  return { manifest: new Uint8Array(manifest), receiptSha256: receipt_sha256 };
}

async function readTrailBefore({ context }: IssuanceRun, { packet_id }: IssuanceRow, length: number) {
  const { bytes } = await readPacketTrail(context.database.query, packet_id);
  const lines = new TextDecoder().decode(bytes).split('\n').slice(0, length);
  return readTrail(concatBytes(...lines.map((line) => encodeUtf8(`${line}\n`))));
}
