import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { equalBytes } from '@attestlayer/encoding';
import {
  keyWindow,
  parseReceipt,
  RECEIPT_JWS_PATH,
  RECEIPT_PATH,
  receiptLogEntry,
  type TrustRoot,
} from '@attestlayer/kit';
import type { LocalLog } from '@attestlayer/log';

/**
 * Tells whether a kit that an earlier run has sealed can still be finished. It cannot when it names a log that has ended since,
 * or when its key has: logged now, it would never be VERIFIED. One that is in the log already is finished in any case.
 */
export async function canFinish(options: { staging: string; trust: TrustRoot; log: LocalLog }): Promise<boolean> {
  const { staging, trust, log } = options;
  const receiptBytes = new Uint8Array(await readFile(join(staging, RECEIPT_PATH)));
  const { issuer, log: named } = parseReceipt(receiptBytes);
  if (named.origin !== log.origin) return false;
  if (keyWindow(trust, issuer.id, issuer.kid, log.size).status === 'valid') return true;
  const jws = await readFile(join(staging, RECEIPT_JWS_PATH), 'utf8');
  return isLogged(log, receiptLogEntry({ receiptBytes, jws, issuerId: issuer.id }));
}

async function isLogged(log: LocalLog, entry: Uint8Array): Promise<boolean> {
  for await (const { bytes } of log.entries()) if (equalBytes(bytes, entry)) return true;
  return false;
}
