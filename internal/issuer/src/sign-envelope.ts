import { join } from 'node:path';
import { encodeBase64url, encodeUtf8, sha256Hex, writeCanonical } from '@attestlayer/encoding';
import {
  AFTER_CHECKPOINT_PATH,
  BOUNDARY,
  CLAIMS,
  JWKS_PATH,
  MANIFEST_PATH,
  type Manifest,
  RECEIPT_JWS_PATH,
  RECEIPT_PATH,
  RECEIPT_SCHEMA,
  RECEIPT_TYP,
  type Receipt,
  SHA256SUMS_PATH,
  TRUST_PATH,
  writeManifest,
  writeReceipt,
  writeSha256Sums,
} from '@attestlayer/kit';
import { evaluationSha256 } from '@attestlayer/profile';
import { signDetachedJws, writeJwks } from '@attestlayer/signature';
import { writeDurably } from './core-files.ts';
import type { SealKitInput } from './kit-input.ts';
import type { PacketTrail } from './packet-trail.ts';

/**
 * Writes the envelope around a core: manifest, sums, receipt and its signature (spec/kit-format.md 4 to 6), and what is
 * attached from the start: the earlier checkpoint, the copies of trust root and JWKS. Returns the canonical receipt hash in hex.
 */
export async function signEnvelope(
  input: SealKitInput,
  folder: string,
  manifest: Manifest,
  trail: PacketTrail,
): Promise<string> {
  const manifestBytes = writeManifest(manifest);
  const receipt = writeReceipt(buildReceipt(input, manifest, manifestBytes, trail));
  const jws = await signDetachedJws({ signer: input.issuerSigner, typ: RECEIPT_TYP, payload: receipt });
  const write = (path: string, bytes: Uint8Array) => writeDurably(join(folder, path), bytes);
  await write(MANIFEST_PATH, manifestBytes);
  await write(SHA256SUMS_PATH, writeSha256Sums(manifest));
  await write(RECEIPT_PATH, receipt);
  await write(RECEIPT_JWS_PATH, encodeUtf8(jws));
  await write(TRUST_PATH, input.trustFile);
  await write(AFTER_CHECKPOINT_PATH, input.after.checkpoint);
  await write(JWKS_PATH, writeCanonical(writeJwks([input.issuerSigner.publicKey])));
  return sha256Hex(receipt);
}

function buildReceipt(input: SealKitInput, manifest: Manifest, manifestBytes: Uint8Array, trail: PacketTrail): Receipt {
  const { evaluation, parties } = input;
  return {
    schema: RECEIPT_SCHEMA,
    receipt_id: manifest.receipt_id,
    packet_id: manifest.packet_id,
    issuer: { ...parties.issuer, kid: input.issuerSigner.publicKey.kid },
    issued_at: input.issuedAt,
    outcome: 'PASS',
    scope: {
      profile_id: manifest.profile.id,
      profile_version: manifest.profile.version,
      lane_id: manifest.profile.lane_id,
      profile_sha256: manifest.profile.sha256,
      evaluation_sha256: evaluationSha256(evaluation),
      attempt: evaluation.attempt,
      period: evaluation.period,
    },
    manifest: { sha256: sha256Hex(manifestBytes), size: manifestBytes.length },
    tree: { root: manifest.tree.root, size: manifest.tree.size },
    hash_trail: { head: trail.head.sha256, entries: trail.head.seq },
    log: { origin: input.logOrigin },
    after: input.after.state,
    series: { id: input.seriesId, previous_receipt_sha256: input.previous?.receiptSha256 ?? null },
    nonce: encodeBase64url(input.random(16)),
    retention_policy_sha256: input.retentionPolicySha256,
    claims: [...CLAIMS] as Receipt['claims'],
    boundary: BOUNDARY,
  };
}
