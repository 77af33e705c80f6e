import { sha256Hex } from '@attestlayer/encoding';
import {
  BOUNDARY,
  CLAIMS,
  comparePaths,
  type FileRole,
  MANIFEST_SCHEMA,
  type Manifest,
  type ManifestFile,
  manifestTree,
  PATH_OF_ROLE,
  RECEIPT_SCHEMA,
  type Receipt,
} from '@attestlayer/kit';
import { REQUIREMENT_ID, TEST_PROFILE, type TestCore } from './make-core.ts';
import {
  CLIENT,
  ISSUED_AT,
  ISSUER,
  ORIGIN,
  PARTNER,
  PERIOD,
  packetIdOf,
  RECEIVED_AT,
  receiptIdOf,
} from './test-kit-facts.ts';

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  csv: 'text/csv',
  html: 'text/html',
  json: 'application/json',
  jsonl: 'application/jsonl',
  pdf: 'application/pdf',
  txt: 'text/plain',
};

/** Lists the core in a manifest that is right in every point. */
export function makeManifest(variant: number, core: TestCore): Manifest {
  const files = listFiles(core);
  return {
    schema: MANIFEST_SCHEMA,
    packet_id: packetIdOf(variant),
    receipt_id: receiptIdOf(variant),
    created_at: ISSUED_AT,
    generator: { name: 'attestlayer-testing', version: '1' },
    issuer: { ...ISSUER },
    partner: { ...PARTNER },
    client: { ...CLIENT },
    profile: { id: TEST_PROFILE.id, version: 1, lane_id: TEST_PROFILE.lane_id, sha256: core.profileSha256 },
    files,
    submitted: [
      ...core.records.map(({ recordId, bytes }) => describe(recordId, bytes, 'in_scope')),
      describe(core.withdrawn.recordId, core.withdrawn.bytes, 'withdrawn'),
    ],
    tree: { alg: 'rfc6962-sha256', ...manifestTree(files) },
    totals: { files: files.length, bytes: files.reduce((sum, file) => sum + file.size, 0) },
    boundary: BOUNDARY,
  };
}

type ReceiptFacts = {
  variant: number;
  core: TestCore;
  manifest: Manifest;
  manifestBytes: Uint8Array;
  kid: string;
  after: Receipt['after'];
};

/** Makes the receipt over a manifest. */
export function makeReceipt({ variant, core, manifest, manifestBytes, kid, after }: ReceiptFacts): Receipt {
  return {
    schema: RECEIPT_SCHEMA,
    receipt_id: receiptIdOf(variant),
    packet_id: packetIdOf(variant),
    issuer: { ...ISSUER, kid },
    issued_at: ISSUED_AT,
    outcome: 'PASS',
    scope: {
      profile_id: TEST_PROFILE.id,
      profile_version: 1,
      lane_id: TEST_PROFILE.lane_id,
      profile_sha256: core.profileSha256,
      evaluation_sha256: core.evaluationSha256,
      attempt: 2,
      period: { ...PERIOD },
    },
    manifest: { sha256: sha256Hex(manifestBytes), size: manifestBytes.length },
    tree: { root: manifest.tree.root, size: manifest.tree.size },
    hash_trail: { head: core.trailHead.sha256, entries: core.trailHead.seq },
    log: { origin: ORIGIN },
    after,
    series: { id: 'series-1', previous_receipt_sha256: null },
    nonce: `AAAAAAAAAAAAAAAAAAAA${variant % 10}A`,
    retention_policy_sha256: '0'.repeat(64),
    claims: [...CLAIMS] as Receipt['claims'],
    boundary: BOUNDARY,
  };
}

function listFiles(core: TestCore): ManifestFile[] {
  const roles = new Map(
    Object.entries(PATH_OF_ROLE).map(([role, path]) => [path, role as Exclude<FileRole, 'evidence'>]),
  );
  const records = new Map(core.records.map((record) => [record.path, record]));
  const files = [...core.files].map(([path, bytes]): ManifestFile => {
    const file = { path, size: bytes.length, sha256: sha256Hex(bytes), media_type: mediaTypeOf(path) };
    const record = records.get(path);
    if (record === undefined) return { ...file, role: roles.get(path) ?? 'verifier' };
    const source = {
      record_id: record.recordId,
      original_name: record.originalName,
      requirement_ids: [REQUIREMENT_ID],
      received_at: RECEIVED_AT,
      effective_from: PERIOD.from,
      effective_until: PERIOD.until,
    };
    return { ...file, role: 'evidence', source };
  });
  return files.sort((a, b) => comparePaths(a.path, b.path));
}

function mediaTypeOf(path: string): string {
  return MEDIA_TYPES[path.split('.').at(-1)!] ?? 'application/octet-stream';
}

function describe(
  recordId: string,
  bytes: Uint8Array,
  disposition: 'in_scope' | 'withdrawn',
): Manifest['submitted'][number] {
  return { record_id: recordId, sha256: sha256Hex(bytes), size: bytes.length, disposition };
}
