import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sha256Hex } from '@attestlayer/encoding';
import { RECEIPT_JWS_PATH, RECEIPT_PATH, receiptLogEntry, TLOG_PROOF_PATH } from '@attestlayer/kit';
import { writeDurably } from './core-files.ts';

/** What the log gets to see of a sealed kit, and the hash of the receipt, which names the kit everywhere. */
export async function readSealedEntry(
  folder: string,
  issuerId: string,
): Promise<{ entry: Uint8Array; receiptSha256: string }> {
  const receiptBytes = await readBytes(join(folder, RECEIPT_PATH));
  const jws = new TextDecoder().decode(await readBytes(join(folder, RECEIPT_JWS_PATH)));
  return { entry: receiptLogEntry({ receiptBytes, jws, issuerId }), receiptSha256: sha256Hex(receiptBytes) };
}

/** Attaches the log's proof to a sealed kit. */
export async function attachProof(folder: string, proof: Uint8Array): Promise<void> {
  await writeDurably(join(folder, TLOG_PROOF_PATH), proof);
}

async function readBytes(path: string): Promise<Uint8Array> {
  return new Uint8Array(await readFile(path));
}
