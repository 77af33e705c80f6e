import { access, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { syncFolder } from '@attestlayer/disk';
import type { LocalLog } from '@attestlayer/log';
import type { VerificationReport } from '@attestlayer/verify';
import { IssuerError } from './issuer-error.ts';
import { packKit } from './pack-kit.ts';
import { attachProof, readSealedEntry } from './sealed-entry.ts';
import { checkFinishedKit, checkSealedKit } from './verify-own-kit.ts';

export type FinishKitInput = {
  /** The sealed kit in its staging folder. */
  folder: string;
  issuerId: string;
  log: Pick<LocalLog, 'append'>;
  trustFile: Uint8Array;
  /** Where the ZIP is delivered; never replaced when it exists. */
  outFile: string;
  now: string;
  onProgress?: (stage: string, done: number, total: number) => void;
};

export type FinishedKit = { outFile: string; logIndex: number; report: VerificationReport };

/**
 * Takes a sealed kit to its end: checked, logged, proof attached, packed, the whole verified, delivered.
 * Every step gives the same result when it is run again after a crash: the log answers with the entry that it has.
 * @throws IssuerError `self_check_failed` (nothing was logged), `finished_kit_refused` (nothing was delivered), `output_exists`
 */
export async function finishKit(input: FinishKitInput): Promise<FinishedKit> {
  if (await exists(input.outFile)) return recogniseDelivered(input);
  await checkSealedKit(input.folder, input);
  const logIndex = await registerKit(input);
  const partial = `${input.outFile}.partial`;
  try {
    await packKit({ ...input, outFile: partial });
    const report = await checkFinishedKit(partial, input);
    await rename(partial, input.outFile);
    await syncFolder(dirname(input.outFile));
    return { outFile: input.outFile, logIndex, report };
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
}

/** After a crash between delivery and its bookkeeping the kit is there already: it is the same one, or it is not ours to replace. */
async function recogniseDelivered(input: FinishKitInput): Promise<FinishedKit> {
  const report = await checkFinishedKit(input.outFile, input);
  const { receiptSha256 } = await readSealedEntry(input.folder, input.issuerId);
  if (report.kit?.receipt_sha256 !== receiptSha256) {
    throw new IssuerError('output_exists', `${input.outFile} exists already; an issued kit is never overwritten`);
  }
  return { outFile: input.outFile, logIndex: await registerKit(input), report };
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

async function registerKit({ folder, issuerId, log }: FinishKitInput): Promise<number> {
  const { entry } = await readSealedEntry(folder, issuerId);
  const { index, proof } = await log.append(entry);
  await attachProof(folder, proof);
  return index;
}
