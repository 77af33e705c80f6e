/**
 * Issues the sample kit of each lane from samples/, with the code that issues every kit, by an invented issuer whose keys and time
 * never change: the same sources give the same bytes. A sample that no longer passes its profile stops the build.
 */
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { encodeUtf8, makeUuidV7, parseTimestamp } from '@attestlayer/encoding';
import { createInspector, type Inspector } from '@attestlayer/inspect';
import { findPacketFile, type PacketFile, readSubmission, type Submission } from '@attestlayer/intake';
import {
  finishKit,
  LOCAL_RETENTION_POLICY_SHA256,
  openTrail,
  type RandomBytes,
  recordEvaluation,
  recordSubmission,
  sealKit,
  seededRandom,
} from '@attestlayer/issuer';
import { type LocalLog, openLocalLog } from '@attestlayer/log';
import { BUILT_IN_PROFILES, type Evaluation, evaluate, type Profile } from '@attestlayer/profile';
import type { Signer } from '@attestlayer/signature';
import { makeSeedSigner } from '@attestlayer/testing';
import { checkpointState, openTrustFolder, setUpIssuer } from '@attestlayer/trust';
import { buildVerifier } from '../build-verifier.ts';

const SAMPLES = fileURLToPath(new URL('../../samples/', import.meta.url));

/** When the samples are taken in, evaluated, issued and looked at. */
export const LANE_KITS_AT = '2026-04-15T09:00:00.000Z';

const ISSUER = { id: 'sample-issuer', name: 'Sample Issuer' };
const PARTNER = { id: 'sample-partner', name: 'Sample Partner' };
const SITE = 'https://issuer.example';

/** A sample kit: the lane that it shows, and what its records and its evaluation are. */
export type LaneKit = {
  lane: string;
  zip: Uint8Array;
  client: string;
  period: { from: string; until: string } | null;
  records: { name: string; size: number; requirements: string[] }[];
};

/** Issues all of them into one log. */
export async function makeLaneKits(): Promise<{ trust: Uint8Array; kits: LaneKit[] }> {
  const folder = await mkdtemp(join(tmpdir(), 'attestlayer-lane-kits-'));
  const inspector = createInspector({ processes: 2 });
  try {
    const issuing = await openIssuing(folder, inspector);
    const kits: LaneKit[] = [];
    for (const profile of BUILT_IN_PROFILES) kits.push(await issueLane(profile, issuing));
    await issuing.log.close();
    return { trust: issuing.trust, kits };
  } finally {
    await inspector.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** What all kits are issued with. */
type Issuing = {
  folder: string;
  inspector: Inspector;
  issuerSigner: Signer;
  log: LocalLog;
  trust: Uint8Array;
  verifierTemplate: string;
};

async function openIssuing(folder: string, inspector: Inspector): Promise<Issuing> {
  const issuerSigner = await makeSeedSigner('lane samples, issuer');
  const logSigner = await makeSeedSigner('lane samples, log');
  const log = await openLocalLog({ directory: join(folder, 'log'), origin: 'log.issuer.example/samples', logSigner });
  const { files } = await setUpIssuer({
    store: openTrustFolder(join(folder, 'trust')),
    log,
    issuer: ISSUER,
    keys: {
      issuer: issuerSigner.publicKey,
      log: logSigner.publicKey,
      root: await makeSeedSigner('lane samples, root'),
    },
    createdAt: LANE_KITS_AT,
  });
  const verifierTemplate = await readFile((await buildVerifier()).htmlPath, 'utf8');
  return { folder, inspector, issuerSigner, log, trust: files[0]!, verifierTemplate };
}

type Accepted = {
  packetId: string;
  packetFile: PacketFile;
  submission: Submission;
  evaluation: Evaluation;
  random: RandomBytes;
};

/** Takes the records of a lane in and evaluates them. @throws Error when they are blocked */
async function evaluateLane(profile: Profile, own: string, inspector: Inspector): Promise<Accepted> {
  const packetFile = await findPacketFile(SAMPLES, join(SAMPLES, 'packets', `${profile.id}.json`));
  const random = seededRandom(encodeUtf8(`lane sample ${profile.id}`));
  const packetId = makeUuidV7(parseTimestamp(LANE_KITS_AT), random(10));
  const workDirectory = join(own, 'work');
  await mkdir(workDirectory, { recursive: true });
  const submission = await readSubmission({
    folder: join(SAMPLES, profile.id.toLowerCase()),
    packetFile,
    profile,
    packetId,
    endedRecordIds: new Set(),
    inspector,
    workDirectory,
    receivedAt: LANE_KITS_AT,
  });
  const evaluation = evaluate({
    profile,
    packetId,
    period: packetFile.period ?? null,
    declarations: packetFile.declarations ?? {},
    records: submission.records.map(({ file: _file, ...record }) => record),
    attempt: 1,
    evaluatedAt: LANE_KITS_AT,
  });
  if (evaluation.outcome === 'PASS') return { packetId, packetFile, submission, evaluation, random };
  throw new Error(`the sample of ${profile.id} is blocked: ${JSON.stringify(evaluation.blockers, null, 2)}`);
}

async function issueLane(profile: Profile, issuing: Issuing): Promise<LaneKit> {
  const { inspector, issuerSigner, log, trust: trustFile, verifierTemplate } = issuing;
  const own = join(issuing.folder, profile.id);
  const { packetFile, submission, ...accepted } = await evaluateLane(profile, own, inspector);
  const client = packetFile.client ?? PARTNER;
  const submitted = recordSubmission(openTrail(accepted.packetId, LANE_KITS_AT), submission.records, () => undefined);
  const checkpoint = await log.checkpoint();
  const staging = join(own, 'staging');
  await sealKit(
    {
      ...accepted,
      parties: { issuer: ISSUER, partner: PARTNER, client },
      seriesId: `${client.id}:${profile.id}`,
      previous: null,
      profile,
      records: submission.records,
      trail: recordEvaluation(submitted, accepted.evaluation),
      issuerSigner,
      after: { state: checkpointState(checkpoint), checkpoint },
      logOrigin: log.origin,
      trustFile,
      verifierTemplate,
      verifyUrl: `${SITE}/verify`,
      registryUrl: `${SITE}/registry`,
      withRecordPdf: false,
      sandbox: true,
      retentionPolicySha256: LOCAL_RETENTION_POLICY_SHA256,
      issuedAt: LANE_KITS_AT,
    },
    staging,
  );
  const outFile = join(own, 'kit.zip');
  await finishKit({ folder: staging, issuerId: ISSUER.id, log, trustFile, outFile, now: LANE_KITS_AT });
  return {
    lane: profile.id,
    zip: new Uint8Array(await readFile(outFile)),
    client: client.name,
    period: packetFile.period ?? null,
    records: submission.records.map(({ originalName, facts, requirementIds }) => ({
      name: originalName,
      size: facts.size,
      requirements: requirementIds,
    })),
  };
}
