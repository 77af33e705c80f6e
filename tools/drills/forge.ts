import { readFileSync } from 'node:fs';
import { openKit, writeFolderAtomic } from '@attestlayer/disk';
import { encodeUtf8 } from '@attestlayer/encoding';
import {
  parseReceipt,
  RECEIPT_JWS_PATH,
  RECEIPT_PATH,
  RECEIPT_TYP,
  type Receipt,
  receiptLogEntry,
  TLOG_PROOF_PATH,
  writeReceipt,
} from '@attestlayer/kit';
import { type LocalLog, openLocalLog } from '@attestlayer/log';
import { type Signer, signDetachedJws } from '@attestlayer/signature';
import { openKeyFile } from '@attestlayer/signer';
import { PASSPHRASE } from './cli-run.ts';

/** Opens a key as a thief does who has the file and has watched the passphrase. */
export function stealKey(path: string, role: 'issuer' | 'log'): Promise<Signer> {
  return openKeyFile({ path, role, passphrase: PASSPHRASE });
}

/** Opens a log with its key and without its witnesses, as a thief or a careless operator can. */
export async function withStolenLog<T>(
  options: { directory: string; origin: string; key: Signer },
  use: (log: LocalLog) => Promise<T>,
): Promise<T> {
  const { directory, origin, key } = options;
  const log = await openLocalLog({ directory, origin, logSigner: key });
  try {
    return await use(log);
  } finally {
    await log.close();
  }
}

/** Origin of the log in a folder, from its checkpoint. */
export function originOf(directory: string): string {
  return readFileSync(`${directory}/checkpoint`, 'utf8').split('\n')[0]!;
}

/**
 * Makes a new receipt over the files of a kit, signed with a stolen key and dated back, has it logged, and writes the kit with
 * receipt, signature and proof to a folder.
 */
export async function forgeKit(options: {
  kit: string;
  out: string;
  key: Signer;
  log: LocalLog;
  edit?: Partial<Receipt>;
}): Promise<{ folder: string; index: number }> {
  const { out, key, log, edit } = options;
  const files = await readFiles(options.kit);
  const original = parseReceipt(files.get(RECEIPT_PATH)!);
  const receiptBytes = writeReceipt({
    ...original,
    issuer: { ...original.issuer, kid: key.publicKey.kid },
    issued_at: '2020-01-01T00:00:00.000Z',
    nonce: 'AAAAAAAAAAAAAAAAAAAAAA',
    ...edit,
  });
  const jws = await signDetachedJws({ signer: key, typ: RECEIPT_TYP, payload: receiptBytes });
  const { index, proof } = await log.append(receiptLogEntry({ receiptBytes, jws, issuerId: original.issuer.id }));
  files.set(RECEIPT_PATH, receiptBytes);
  files.set(RECEIPT_JWS_PATH, encodeUtf8(jws));
  files.set(TLOG_PROOF_PATH, proof);
  await writeFolderAtomic(out, files);
  return { folder: out, index };
}

/** Writes a kit to a folder with the index of its proof changed, everything else as it is. */
export async function relabelIndex(kit: string, out: string, index: number): Promise<string> {
  const files = await readFiles(kit);
  const proof = new TextDecoder().decode(files.get(TLOG_PROOF_PATH));
  files.set(TLOG_PROOF_PATH, encodeUtf8(proof.replace(/^index \d+$/m, `index ${index}`)));
  await writeFolderAtomic(out, files);
  return out;
}

/** No file of a drill's kit is larger. */
const MAX_FILE_BYTES = 2 ** 26;

async function readFiles(path: string): Promise<Map<string, Uint8Array>> {
  const { kit, close } = await openKit(path);
  try {
    const files = new Map<string, Uint8Array>();
    for (const entry of kit.entries) files.set(entry.path, await entry.bytes(MAX_FILE_BYTES));
    return files;
  } finally {
    await close();
  }
}
