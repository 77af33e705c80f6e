import { mkdir, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { makeUuidV7, parseTimestamp } from '@attestlayer/encoding';
import type { PacketFile, Submission } from '@attestlayer/intake';
import {
  countAttempts,
  endedRecordIds,
  finishKit,
  type KitParties,
  LOCAL_RETENTION_POLICY_SHA256,
  openTrail,
  type PacketTrail,
  type Party,
  type RandomBytes,
  readTrail,
  recordEvaluation,
  recordSubmission,
  sealKit,
} from '@attestlayer/issuer';
import { storableName } from '@attestlayer/kit';
import type { LocalLog } from '@attestlayer/log';
import type { Evaluation, Profile } from '@attestlayer/profile';
import type { Signer } from '@attestlayer/signature';
import { type CurrentTrust, checkpointState } from '@attestlayer/trust';
import type { HomePaths, HomeSettings } from './home.ts';
import { type PacketFolder, packetFolder, type SealedMark } from './packet-folder.ts';
import type { Progress } from './progress.ts';
import { canFinish } from './sealed-kit.ts';
import { evaluateSubmission, withSubmission } from './take-in.ts';
import { readVerifierTemplate } from './verifier-template.ts';
import { writeEvaluationReport } from './write-report.ts';

export type IssuePacketInput = {
  folder: string;
  outFolder: string;
  paths: HomePaths;
  settings: HomeSettings;
  trust: CurrentTrust;
  profile: Profile;
  packetFile: PacketFile;
  client: Party;
  at: string;
  random: RandomBytes;
  issuerSigner: Signer;
  log: LocalLog;
  acceptSuggestions: boolean;
  withRecordPdf: boolean;
  progress: Progress;
};

export type IssuedKit = {
  kind: 'issued';
  kit: string;
  kitId: string;
  receiptId: string;
  receiptSha256: string;
  logIndex: number;
  /** True when this run finished a kit that an earlier one had sealed. */
  resumed: boolean;
};

export type IssueOutcome = IssuedKit | { kind: 'blocked'; evaluation: Evaluation; reports: string[] };

/**
 * One run of a packet: finish a kit that was sealed before a crash; else take the folder in, evaluate it, and seal and finish
 * a kit on PASS. Every attempt is in the hash trail before its outcome is told.
 */
export async function issuePacket(input: IssuePacketInput): Promise<IssueOutcome> {
  const packet = packetFolder(input.paths.packets, input.client.id, input.profile.id);
  const sealed = await packet.readSealed();
  if (sealed) {
    if (await canFinish({ staging: packet.staging, trust: input.trust.root, log: input.log }))
      return { ...(await deliver(input, packet, sealed)), resumed: true };
    await packet.discardSealed();
  }

  const open = await openPacket(input, packet);
  const submissionInput = { ...input, packetId: open.packetId, endedRecordIds: endedRecordIds(open.trail) };
  return withSubmission(submissionInput, async (submission) => {
    const attempt = countAttempts(open.trail) + 1;
    const evaluation = evaluateSubmission(submissionInput, submission, attempt);
    const submitted = recordSubmission(open.trail, submission.records, (recordId) => open.names[recordId]);
    const trail = recordEvaluation(submitted, evaluation);
    await saveAttempt(packet, open, submission, trail);
    const parties = partiesOf(input);
    if (evaluation.outcome === 'FAIL') {
      const { profile, outFolder } = input;
      const reports = await writeEvaluationReport({ folder: outFolder, evaluation, profile, parties });
      return { kind: 'blocked', evaluation, reports };
    }
    const mark = await seal(input, packet, { packetId: open.packetId, submission, evaluation, trail });
    return { ...(await deliver(input, packet, mark)), resumed: false };
  });
}

type OpenPacket = { packetId: string; trail: PacketTrail; names: Record<string, string> };

async function openPacket(input: IssuePacketInput, packet: PacketFolder): Promise<OpenPacket> {
  const stored = await packet.readOpen();
  if (stored) {
    return { packetId: stored.state.packet_id, trail: readTrail(stored.trail), names: stored.state.names };
  }
  const packetId = makeUuidV7(parseTimestamp(input.at), input.random(10));
  return { packetId, trail: openTrail(packetId, input.at), names: {} };
}

async function saveAttempt(
  packet: PacketFolder,
  { packetId, names }: OpenPacket,
  { records }: Submission,
  trail: PacketTrail,
): Promise<void> {
  const known = Object.fromEntries(records.map(({ recordId, originalName }) => [recordId, storableName(originalName)]));
  await packet.saveOpen(
    { schema: 'attestlayer.packet-state.v1', packet_id: packetId, names: { ...names, ...known } },
    trail.bytes,
  );
}

async function seal(
  input: IssuePacketInput,
  packet: PacketFolder,
  open: { packetId: string; submission: Submission; evaluation: Evaluation; trail: PacketTrail },
): Promise<SealedMark> {
  // What a crashed run left half-built is of no use: it was neither signed as a whole nor logged.
  await rm(packet.staging, { recursive: true, force: true });
  const checkpoint = await input.log.checkpoint();
  const sealed = await sealKit(
    {
      parties: partiesOf(input),
      packetId: open.packetId,
      seriesId: `${input.client.id}:${input.profile.id}`,
      previous: await packet.readPrevious(),
      profile: input.profile,
      evaluation: open.evaluation,
      records: open.submission.records,
      trail: open.trail,
      issuerSigner: input.issuerSigner,
      after: { state: checkpointState(checkpoint), checkpoint },
      logOrigin: input.log.origin,
      trustFile: input.trust.file,
      verifierTemplate: await readVerifierTemplate(),
      verifyUrl: input.settings.verify_url,
      registryUrl: input.settings.registry_url,
      withRecordPdf: input.withRecordPdf,
      sandbox: false,
      retentionPolicySha256: LOCAL_RETENTION_POLICY_SHA256,
      issuedAt: input.at,
      random: input.random,
      onProgress: input.progress.update,
    },
    packet.staging,
  );
  await mkdir(input.outFolder, { recursive: true });
  const mark: SealedMark = {
    receipt_id: sealed.receiptId,
    receipt_sha256: sealed.receiptSha256,
    out_file: resolve(join(input.outFolder, `kit-${sealed.receiptId}.zip`)),
  };
  await packet.markSealed(mark);
  return mark;
}

async function deliver(
  input: IssuePacketInput,
  packet: PacketFolder,
  mark: SealedMark,
): Promise<Omit<IssuedKit, 'resumed'>> {
  const { report, logIndex } = await finishKit({
    folder: packet.staging,
    issuerId: input.settings.issuer.id,
    log: input.log,
    trustFile: input.trust.file,
    outFile: mark.out_file,
    now: input.at,
    onProgress: input.progress.update,
  });
  await packet.markIssued(mark);
  return {
    kind: 'issued',
    kit: mark.out_file,
    kitId: report.kit?.id ?? '',
    receiptId: mark.receipt_id,
    receiptSha256: mark.receipt_sha256,
    logIndex,
  };
}

function partiesOf({ settings, client }: IssuePacketInput): KitParties {
  return { issuer: settings.issuer, partner: settings.partner, client };
}
