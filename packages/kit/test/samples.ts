import { encodeHex, encodeUtf8, sha256Hex } from '@attestlayer/encoding';
import type { Signer } from '@attestlayer/signature';
import { emptyRoot, formatVerifierKey } from '@attestlayer/tlog';
import {
  BOUNDARY,
  CLAIMS,
  comparePaths,
  type EvidenceFile,
  evidencePath,
  kitId,
  MANIFEST_SCHEMA,
  type Manifest,
  type ManifestFile,
  manifestTree,
  PATH_OF_ROLE,
  RECEIPT_SCHEMA,
  REQUIRED_ROLES,
  type Receipt,
  TRUST_SCHEMA,
  type TrustRoot,
  writeManifest,
} from '../src/index.ts';

const TIME = '2026-11-23T03:04:05.678Z';
const HASH = sha256Hex(encodeUtf8('sample'));
const KID = `${'A'.repeat(42)}A`;
export const LOG_ORIGIN = 'registry.example/2026';
export const RECEIPT_ID = '0195d3a8-7c00-7abc-8def-0123456789ab';
export const EMPTY_ROOT = encodeHex(emptyRoot);

/** An evidence file whose content is its name. */
export function makeEvidence(number: number, originalName: string): EvidenceFile {
  const content = encodeUtf8(originalName);
  return {
    path: evidencePath(number, originalName),
    size: content.length,
    sha256: sha256Hex(content),
    media_type: 'application/octet-stream',
    role: 'evidence',
    source: {
      record_id: `record-${String(number).padStart(3, '0')}`,
      original_name: originalName,
      requirement_ids: ['POLICIES'],
      received_at: TIME,
      effective_from: null,
      effective_until: '2026-12-31',
    },
  };
}

/** A valid manifest around the given evidence, with every required file. */
export function makeManifest(evidence: EvidenceFile[] = [makeEvidence(1, 'Policy.pdf')]): Manifest {
  const required = REQUIRED_ROLES.map((role): ManifestFile => {
    return { path: PATH_OF_ROLE[role], size: 7, sha256: HASH, media_type: 'text/plain', role };
  });
  const files = [...required, ...evidence].sort((a, b) => comparePaths(a.path, b.path));
  return completeManifest({
    schema: MANIFEST_SCHEMA,
    packet_id: 'packet-1',
    receipt_id: RECEIPT_ID,
    created_at: TIME,
    generator: { name: 'test', version: '1' },
    issuer: { id: 'issuer-1', name: 'Issuer' },
    partner: { id: 'partner-1', name: 'Partner' },
    client: { id: 'client-1', name: 'Client' },
    profile: { id: 'CORE-01', version: 1, lane_id: 'CORE-01', sha256: HASH },
    files,
    submitted: evidence.map(({ source, sha256, size }) => {
      return { record_id: source.record_id, sha256, size, disposition: 'in_scope' };
    }),
    tree: { alg: 'rfc6962-sha256', size: 0, root: HASH },
    totals: { files: 0, bytes: 0 },
    boundary: BOUNDARY,
  });
}

/** Fills in tree and totals. */
export function completeManifest(manifest: Manifest): Manifest {
  const bytes = manifest.files.reduce((sum, file) => sum + file.size, 0);
  const tree = { alg: 'rfc6962-sha256' as const, ...manifestTree(manifest.files) };
  return { ...manifest, tree, totals: { files: manifest.files.length, bytes } };
}

/** A valid receipt for a manifest. */
export function makeReceipt(manifest: Manifest): Receipt {
  const manifestBytes = writeManifest(manifest);
  return {
    schema: RECEIPT_SCHEMA,
    receipt_id: manifest.receipt_id,
    packet_id: manifest.packet_id,
    issuer: { ...manifest.issuer, kid: KID },
    issued_at: TIME,
    outcome: 'PASS',
    scope: {
      profile_id: manifest.profile.id,
      profile_version: manifest.profile.version,
      lane_id: manifest.profile.lane_id,
      profile_sha256: manifest.profile.sha256,
      evaluation_sha256: HASH,
      attempt: 1,
      period: { from: '2026-01-01', until: '2026-03-31' },
    },
    manifest: { sha256: kitId(manifestBytes), size: manifestBytes.length },
    tree: { root: manifest.tree.root, size: manifest.tree.size },
    hash_trail: { head: HASH, entries: 4 },
    log: { origin: LOG_ORIGIN },
    after: { origin: LOG_ORIGIN, size: 0, root: EMPTY_ROOT },
    series: { id: 'series-1', previous_receipt_sha256: null },
    nonce: 'A'.repeat(22),
    retention_policy_sha256: HASH,
    claims: CLAIMS,
    boundary: BOUNDARY,
  };
}

/** A valid trust root; root keys, issuer key and log key are all different, as they must be. */
export function makeTrustRoot(keys: { roots: Signer[]; issuer: Signer; log: Signer }): TrustRoot {
  const vkey = formatVerifierKey({ name: LOG_ORIGIN, algorithm: 'ed25519', publicKey: keys.log.publicKey });
  const { kid, jwk } = keys.issuer.publicKey;
  return {
    schema: TRUST_SCHEMA,
    version: 1,
    created_at: TIME,
    expires: '2027-11-23T00:00:00.000Z',
    as_of: { origin: LOG_ORIGIN, size: 10, root: HASH },
    roots: { threshold: 2, keys: keys.roots.map((root) => root.publicKey.jwk) },
    issuers: [
      {
        id: 'issuer-1',
        name: 'Issuer',
        keys: [{ kid, jwk, active_from_index: 0, last_valid_index: null, state: 'active' }],
      },
    ],
    logs: [{ origin: LOG_ORIGIN, vkey, state: 'active', final: null }],
    witness_policy: [`log ${vkey}`, 'quorum none'],
    tsas: [],
  };
}
