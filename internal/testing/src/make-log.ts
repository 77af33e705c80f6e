import { encodeHex, encodeUtf8, parseTimestamp, sha256Hex } from '@attestlayer/encoding';
import { writeLogEntry } from '@attestlayer/kit';
import type { Signer } from '@attestlayer/signature';
import {
  type Checkpoint,
  computeRoot,
  formatCheckpoint,
  formatNote,
  formatTlogProof,
  hashLeaf,
  proveInclusion,
  signCosignature,
  signNote,
} from '@attestlayer/tlog';
import { COSIGNED_AT_SECONDS, ISSUER, ORIGIN } from './test-kit-facts.ts';
import type { TestKitEdits } from './test-kit-options.ts';

/** Place of the receipt in every test log: after the activation of its key, a trust root and somebody else's receipt. */
const LOG_INDEX = 3;

/** A witness with the name that its key and the witness policy use. */
export type TestWitness = { name: string; signer: Signer };

/** The entries that are in the log before the receipt: what `receipt.after` looks back at. */
export function makeEarlierLeaves(issuerKey: Signer): Uint8Array[] {
  const { kid, jwk } = issuerKey.publicKey;
  const entries = [
    writeLogEntry({ entry: 'key.v1', action: 'activate', issuer: ISSUER.id, kid, x: jwk.x }),
    writeLogEntry({ entry: 'trust.v1', trust_sha256: sha256Hex(encodeUtf8('trust')), version: 1 }),
    encodeUtf8('the receipt of somebody else'),
  ];
  return entries.map(hashLeaf);
}

/** The state of the log after some leaves, as documents name it. */
export function describeLog(leaves: Uint8Array[]): { origin: string; size: number; root: string } {
  return { origin: ORIGIN, size: leaves.length, root: encodeHex(computeRoot(leaves)) };
}

type ProofFacts = {
  earlierLeaves: Uint8Array[];
  entry: Uint8Array;
  logKey: Signer;
  witnesses: TestWitness[];
  edit: TestKitEdits;
};

/** Logs the entry of the receipt, adds one more, and makes the finished proof. */
export async function makeProof({ earlierLeaves, entry, logKey, witnesses, edit }: ProofFacts): Promise<Uint8Array> {
  const leaves = [...earlierLeaves, hashLeaf(entry), hashLeaf(encodeUtf8('one more'))];
  const checkpoint: Checkpoint = { origin: ORIGIN, size: leaves.length, root: computeRoot(leaves), extensions: [] };
  edit.checkpoint?.(checkpoint);
  const note = await signCheckpoint(checkpoint, logKey, witnesses, COSIGNED_AT_SECONDS);
  const proof = {
    index: LOG_INDEX,
    proof: proveInclusion(LOG_INDEX, leaves),
    checkpoint: edit.note?.(note) ?? note,
  };
  edit.proof?.(proof);
  return formatTlogProof(proof);
}

/** Signs and cosigns the state that `receipt.after` names. */
export async function makeAfterCheckpoint(
  facts: Omit<ProofFacts, 'entry'> & { cosignedAt: string },
): Promise<Uint8Array> {
  const { earlierLeaves: leaves, logKey, witnesses, edit, cosignedAt } = facts;
  const checkpoint = { origin: ORIGIN, size: leaves.length, root: computeRoot(leaves), extensions: [] };
  edit.afterCheckpoint?.(checkpoint);
  const note = await signCheckpoint(checkpoint, logKey, witnesses, parseTimestamp(cosignedAt) / 1000);
  return edit.afterNote?.(note) ?? note;
}

async function signCheckpoint(
  checkpoint: Checkpoint,
  logKey: Signer,
  witnesses: TestWitness[],
  timestampSeconds: number,
): Promise<Uint8Array> {
  const text = formatCheckpoint(checkpoint);
  const own = await signNote({ text, signer: { name: checkpoint.origin, signer: logKey } });
  const cosignatures = await Promise.all(
    witnesses.map(({ name, signer }) => signCosignature({ checkpointText: text, name, signer, timestampSeconds })),
  );
  return formatNote({ text, signatures: [own, ...cosignatures] });
}
