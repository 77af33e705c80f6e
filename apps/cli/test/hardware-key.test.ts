import { mkdir, writeFile } from 'node:fs/promises';
import { encodeHex, makeUuidV7, parseTimestamp, sha256Hex } from '@attestlayer/encoding';
import { createInspector } from '@attestlayer/inspect';
import { findPacketFile, readSubmission, type Submission } from '@attestlayer/intake';
import {
  finishKit,
  LOCAL_RETENTION_POLICY_SHA256,
  openTrail,
  type PacketTrail,
  recordEvaluation,
  recordSubmission,
  sealKit,
  seededRandom,
} from '@attestlayer/issuer';
import { signTrust, writeLogEntry } from '@attestlayer/kit';
import { type LocalLog, openLocalLog } from '@attestlayer/log';
import { type Evaluation, evaluate, findProfile, type Profile } from '@attestlayer/profile';
import { createPkcs11Key, type KeyRole, type OpenedKey, openKey } from '@attestlayer/signer';
import { makeSoftTokens, SOFT_TOKEN_MODULE, type SoftTokens } from '@attestlayer/testing';
import { formatVerifierKey, parseCheckpoint, parseNote } from '@attestlayer/tlog';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ISSUED_AT, Scratch, writeRecords } from './run-cli.ts';

const PIN = '4711';
const ORIGIN = 'log.example/hardware';
const ISSUER = { id: 'hardware', name: 'Hardware Issuer' };
const VERIFIER_PAGE = `<script type="application/json" id="attestlayer-pinned-trust">null</script>
<script type="application/json" id="attestlayer-copy">{"origin":"instance"}</script>`;

const scratch = new Scratch();
const random = seededRandom(new Uint8Array(32));
const packetId = makeUuidV7(parseTimestamp(ISSUED_AT), random(10));

let tokens: SoftTokens;
let issuer: OpenedKey;
let logKey: OpenedKey;
let root: OpenedKey;
let log: LocalLog;

/** Makes a key on the token and opens it. */
async function makeKey(role: KeyRole): Promise<OpenedKey> {
  const { modulePath } = tokens;
  const reference = { driver: 'pkcs11', modulePath, token: 'Issuing token', object: `${role}:2026` } as const;
  await createPkcs11Key({ reference, role, pin: PIN });
  return openKey({ reference, role, secret: PIN });
}

function stateOf(note: Uint8Array): { origin: string; size: number; root: string } {
  const checkpoint = parseCheckpoint(parseNote(note).text);
  return { origin: checkpoint.origin, size: checkpoint.size, root: encodeHex(checkpoint.root) };
}

/** Activates the issuer key in the log and signs a trust root that lists the keys of the token. */
async function makeTrust(): Promise<Uint8Array> {
  const { kid, jwk } = issuer.publicKey;
  const vkey = formatVerifierKey({ name: ORIGIN, algorithm: 'ed25519', publicKey: logKey.publicKey });
  const entry = writeLogEntry({ entry: 'key.v1', action: 'activate', issuer: ISSUER.id, kid, x: jwk.x });
  const { index, checkpoint } = await log.append(entry);
  const key = { kid, jwk, active_from_index: index, last_valid_index: null, state: 'active' } as const;
  const trustFile = await signTrust({
    root: {
      schema: 'attestlayer.trust.v1',
      version: 1,
      created_at: ISSUED_AT,
      expires: '2027-04-15T09:00:00.000Z',
      as_of: stateOf(checkpoint),
      roots: { threshold: 1, keys: [root.publicKey.jwk] },
      issuers: [{ ...ISSUER, keys: [key] }],
      logs: [{ origin: ORIGIN, vkey, state: 'active', final: null }],
      witness_policy: [`log ${vkey}`, 'quorum none'],
      tsas: [],
    },
    signers: [root],
  });
  await log.append(writeLogEntry({ entry: 'trust.v1', version: 1, trust_sha256: sha256Hex(trustFile) }));
  return trustFile;
}

type Packet = { profile: Profile; submission: Submission; evaluation: Evaluation; trail: PacketTrail };

async function takeIn(): Promise<Packet> {
  const folder = writeRecords(scratch, 'records');
  const packetFile = await findPacketFile(folder, undefined);
  const profile = findProfile('CORE-01') as Profile;
  const inspector = createInspector({ processes: 1 });
  await mkdir(scratch.path('work'));
  const submission = await readSubmission({
    folder,
    packetFile,
    profile,
    packetId,
    endedRecordIds: new Set(),
    inspector,
    workDirectory: scratch.path('work'),
    receivedAt: ISSUED_AT,
  });
  await inspector.close();
  const evaluation = evaluate({
    profile,
    packetId,
    period: packetFile.period ?? null,
    declarations: packetFile.declarations ?? {},
    records: submission.records.map(({ file: _file, ...record }) => record),
    attempt: 1,
    evaluatedAt: ISSUED_AT,
  });
  const submitted = recordSubmission(openTrail(packetId, ISSUED_AT), submission.records, () => undefined);
  return { profile, submission, evaluation, trail: recordEvaluation(submitted, evaluation) };
}

describe.skipIf(SOFT_TOKEN_MODULE === undefined)('an issuer whose keys are all on a token', () => {
  beforeAll(async () => {
    tokens = await makeSoftTokens();
    tokens.initToken({ label: 'Issuing token', pin: PIN });
    [issuer, logKey, root] = [await makeKey('issuer'), await makeKey('log'), await makeKey('root')];
    log = await openLocalLog({ directory: scratch.path('log'), origin: ORIGIN, logSigner: logKey });
  });
  afterAll(async () => {
    await log.close();
    await Promise.all([issuer, logKey, root].map((key) => key.close()));
    await tokens.remove();
    scratch.remove();
  });

  test('issues a kit that is VERIFIED, and a log that holds', async () => {
    const trustFile = await makeTrust();
    const trust = scratch.path('trust.1.json');
    await writeFile(trust, trustFile);
    const packet = await takeIn();
    const checkpoint = await log.checkpoint();
    const folder = scratch.path('staging');
    await sealKit(
      {
        parties: { issuer: ISSUER, partner: ISSUER, client: { id: 'client-1', name: 'Client One' } },
        packetId,
        seriesId: 'client-1:CORE-01',
        previous: null,
        profile: packet.profile,
        evaluation: packet.evaluation,
        records: packet.submission.records,
        trail: packet.trail,
        sandbox: false,
        retentionPolicySha256: LOCAL_RETENTION_POLICY_SHA256,
        issuerSigner: issuer,
        after: { state: stateOf(checkpoint), checkpoint },
        logOrigin: ORIGIN,
        trustFile,
        verifierTemplate: VERIFIER_PAGE,
        verifyUrl: 'https://verify.example/',
        registryUrl: 'https://registry.example/',
        withRecordPdf: false,
        issuedAt: ISSUED_AT,
        random,
      },
      folder,
    );
    const outFile = scratch.path('kit.zip');
    await finishKit({ folder, issuerId: ISSUER.id, log, trustFile, outFile, now: ISSUED_AT });
    const { value } = scratch.json(['verify', outFile, '--trust', trust, '--log', scratch.path('log')]);
    // The trust root lists the key on the token and no other, so no other can have signed.
    expect(value).toMatchObject({ verdict: 'VERIFIED', kit: { issuer: ISSUER, log_index: 2 } });
  });
});
