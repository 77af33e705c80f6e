import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encodeBase64url, encodeHex, encodeUtf8, parseTimestamp, sha256Hex } from '@attestlayer/encoding';
import {
  type LogEntry,
  RECEIPT_JWS_PATH,
  RECEIPT_PATH,
  receiptLogEntry,
  signRevokeEntry,
  signTrust,
  signWithdrawEntry,
  type TrustRoot,
  writeLogEntry,
} from '@attestlayer/kit';
import { type LocalLog, openLocalLog } from '@attestlayer/log';
import type { Signer } from '@attestlayer/signature';
import { makeSeedSigner, makeTestKit, type TestKit } from '@attestlayer/testing';
import { emptyRoot, formatNote, makeNoteKey, parseNote, signCosignature } from '@attestlayer/tlog';
import {
  createRegistry,
  DEFAULT_RATE_LIMITS,
  openPublishedLog,
  type Registry,
  type RegistryOptions,
  readTrustFolder,
} from '../../src/modules/registry/index.ts';

/** A log with entries of every kind on disk, its trust roots, and a registry over them. */
export type RegistryFixture = {
  folder: string;
  logFolder: string;
  trustFolder: string;
  trustFiles: Uint8Array[];
  trust: TrustRoot;
  kit: TestKit;
  log: LocalLog;
  registry: Registry;
  /** The clock of the registry, which a test moves. */
  clock: { nowMs: number };
  errors: unknown[];
  get(path: string, init?: RequestInit): Promise<Response>;
  close(): Promise<void>;
};

/** Receipts of the fixture that a test asks about, by what became of them. */
export const RECEIPTS = {
  withdrawn: receiptHash(0),
  superseded: receiptHash(1),
  successor: receiptHash(2),
  /** Somebody without a key of the issuer says that it is withdrawn. */
  slandered: receiptHash(3),
  /** Logged under a key that the trust root does not list. */
  unkeyed: sha256Hex(encodeUtf8('receipt under a foreign key')),
  /** Not in the log. */
  absent: sha256Hex(encodeUtf8('no receipt at all')),
} as const;

export const KIT_RECEIPT_INDEX = 2;
const HOUR_MS = 3_600_000;

export type FixtureOptions = {
  /** Receipts beside that of the kit; -1 leaves the log empty. */
  receipts?: number;
  /** A witness of the trust root that cosigns, one that does not, or none asked for. */
  witnessing?: 'none' | 'cosigned' | 'missed';
  options?: Partial<RegistryOptions>;
};

/** Makes the whole fixture; the log grows over some hours of the registry's clock. */
export async function makeFixture({
  receipts = 300,
  witnessing = 'none',
  options,
}: FixtureOptions = {}): Promise<RegistryFixture> {
  const folder = await mkdtemp(join(tmpdir(), 'attestlayer-registry-'));
  const [logFolder, trustFolder] = [join(folder, 'log'), join(folder, 'trust')];
  const kit = await makeTestKit({ witnesses: 'none' });
  const [oldKey, thief, witness] = await Promise.all(
    ['old issuer', 'thief', 'witness'].map((name) => makeSeedSigner(name)),
  );
  const { origin } = kit.receipt.log;
  const policy = witnessing === 'none' ? ['quorum none'] : [`witness w1 ${witnessKey(witness!).vkey}`, 'quorum w1'];
  const versions = makeTrustVersions(kit, oldKey!, policy);
  const trustFiles = await Promise.all(versions.map((root) => signTrust({ root, signers: [kit.keys.root] })));
  await mkdir(trustFolder, { recursive: true });
  for (const [position, bytes] of trustFiles.entries())
    await writeFile(join(trustFolder, `trust.${position + 1}.json`), bytes);

  const clock = { nowMs: parseTimestamp(kit.now) };
  const log = await openLocalLog({
    directory: logFolder,
    origin,
    logSigner: kit.keys.log,
    ...(witnessing === 'cosigned' && { cosigner: ({ checkpoint }) => cosign(checkpoint, witness!, clock.nowMs) }),
  });
  const errors: unknown[] = [];
  const registry = createRegistry({
    log: openPublishedLog(logFolder),
    readTrustFiles: () => readTrustFolder(trustFolder),
    stateFolder: join(folder, 'state'),
    publicUrl: 'http://registry.test',
    nowMs: () => clock.nowMs,
    readVerifierPage: async () => VERIFIER_PAGE,
    readReports: async () => [],
    mergeDelayMs: 1000,
    clientAddress: () => '192.0.2.1',
    rateLimits: DEFAULT_RATE_LIMITS,
    checkpointFreshMs: 0,
    onError: (error) => errors.push(error),
    ...options,
  });
  const entries = receipts < 0 ? [] : await makeEntries({ kit, oldKey: oldKey!, thief: thief!, trustFiles, receipts });
  for (let from = 0; from < entries.length; from += 40) {
    await Promise.all(entries.slice(from, from + 40).map((entry) => log.append(entry)));
    clock.nowMs += 5 * HOUR_MS;
    await registry.refresh();
  }
  return {
    folder,
    logFolder,
    trustFolder,
    trustFiles,
    trust: versions.at(-1)!,
    kit,
    log,
    registry,
    clock,
    errors,
    get: async (path, init) => registry.app.request(path, init),
    async close() {
      registry.close();
      await log.close();
      await rm(folder, { recursive: true });
    },
  };
}

/** A page with the two places that are filled in; the real one is built by `npm run build`. */
const VERIFIER_PAGE =
  '<!doctype html><script type="application/json" id="attestlayer-pinned-trust">null</script><script type="application/json" id="attestlayer-copy">{"origin":"instance"}</script>';

/** Version 1 lists an old key as active, version 2 says that it was stolen. */
function makeTrustVersions(kit: TestKit, oldKey: Signer, witness_policy: string[]): TrustRoot[] {
  const { origin } = kit.receipt.log;
  const [issuer] = kit.trustRoot.issuers;
  const [key] = issuer!.keys;
  const { publicKey } = oldKey;
  const old = { kid: publicKey.kid, jwk: publicKey.jwk, active_from_index: 0 };
  const first: TrustRoot = {
    ...kit.trustRoot,
    version: 1,
    as_of: { origin, size: 0, root: encodeHex(emptyRoot) },
    issuers: [
      {
        ...issuer!,
        keys: [
          { ...key!, active_from_index: 0, last_valid_index: null, state: 'active' },
          { ...old, last_valid_index: null, state: 'active' },
        ],
      },
    ],
    logs: kit.trustRoot.logs.filter((log) => log.origin === origin),
    witness_policy,
  };
  const second: TrustRoot = {
    ...first,
    version: 2,
    issuers: [
      {
        ...first.issuers[0]!,
        keys: [first.issuers[0]!.keys[0]!, { ...old, last_valid_index: 1, state: 'compromised' }],
      },
    ],
  };
  return [first, second];
}

async function makeEntries(parts: {
  kit: TestKit;
  oldKey: Signer;
  thief: Signer;
  trustFiles: Uint8Array[];
  receipts: number;
}): Promise<Uint8Array[]> {
  const { kit, oldKey, thief, trustFiles, receipts } = parts;
  const issuer = kit.receipt.issuer.id;
  const { issuer: key, root } = kit.keys;
  const receipt = (receipt_sha256: string, { publicKey: { kid } }: Signer): LogEntry => ({
    entry: 'receipt.v1',
    issuer,
    kid,
    receipt_sha256,
    signature: encodeBase64url(new Uint8Array(64)),
  });
  const withdraw = (receipt_sha256: string, superseded_by: string | null, signer: Signer) =>
    signWithdrawEntry({
      statement: { issuer, receipt_sha256, superseded_by, kind: superseded_by === null ? 'withdrawn' : 'superseded' },
      signer,
    });
  const jws = new TextDecoder().decode(kit.files.get(RECEIPT_JWS_PATH));
  const { kid, jwk } = key.publicKey;
  const rest = Array.from({ length: receipts }, (_, number) => writeLogEntry(receipt(receiptHash(number), key)));
  return [
    writeLogEntry({ entry: 'key.v1', action: 'activate', issuer, kid, x: jwk.x }),
    writeLogEntry({ entry: 'trust.v1', version: 1, trust_sha256: sha256Hex(trustFiles[0]!) }),
    receiptLogEntry({ receiptBytes: kit.files.get(RECEIPT_PATH)!, jws, issuerId: issuer }),
    ...rest,
    await withdraw(RECEIPTS.withdrawn, null, key),
    await withdraw(RECEIPTS.superseded, RECEIPTS.successor, key),
    await withdraw(RECEIPTS.slandered, null, thief),
    writeLogEntry(receipt(RECEIPTS.unkeyed, thief)),
    await signRevokeEntry({
      statement: { issuer, kid: oldKey.publicKey.kid, last_valid_index: 1, state: 'compromised' },
      signers: [root],
    }),
    writeLogEntry({ entry: 'trust.v1', version: 2, trust_sha256: sha256Hex(trustFiles[1]!) }),
  ];
}

function receiptHash(number: number): string {
  return sha256Hex(encodeUtf8(`receipt ${number}`));
}

function witnessKey({ publicKey }: Signer) {
  return makeNoteKey({ name: 'witness.example/w1', algorithm: 'cosignature-v1', publicKey });
}

async function cosign(checkpoint: Uint8Array, signer: Signer, nowMs: number): Promise<Uint8Array> {
  const { text, signatures } = parseNote(checkpoint);
  const { name } = witnessKey(signer);
  const timestampSeconds = Math.floor(nowMs / 1000);
  const signature = await signCosignature({ checkpointText: text, name, signer, timestampSeconds });
  return formatNote({ text, signatures: [...signatures, signature] });
}
