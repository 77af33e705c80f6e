import { access, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { asDiskError, createFileHasher, openKit, syncFolder } from '@attestlayer/disk';
import { sha256Hex } from '@attestlayer/encoding';
import { KitError, RECEIPT_JWS_PATH, RECEIPT_PATH, receiptLogEntry, TLOG_PROOF_PATH, writeZip } from '@attestlayer/kit';
import type { LocalLog } from '@attestlayer/log';
import { type VerificationReport, verifyKit } from '@attestlayer/verify';
import { withFile, writeDurably } from './core-files.ts';
import { IssuerError } from './issuer-error.ts';

export type FinishKitInput = {
  /** The sealed kit in its staging folder. */
  folder: string;
  issuerId: string;
  log: LocalLog;
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
  await checkSealed(input);
  const logIndex = await registerKit(input);
  const partial = `${input.outFile}.partial`;
  try {
    await packKit(input, partial);
    const report = await verifyFinished(partial, input);
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
  const report = await verifyFinished(input.outFile, input);
  const receipt = await readBytes(join(input.folder, RECEIPT_PATH));
  if (report.kit?.receipt_sha256 !== sha256Hex(receipt)) {
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

async function verifyFinished(path: string, input: FinishKitInput): Promise<VerificationReport> {
  const report = await verify(path, input);
  if (report.verdict !== 'VERIFIED') throw refused('finished_kit_refused', report);
  return report;
}

/** A kit that is wrong must never reach the log: all five proofs have to hold before it does. */
async function checkSealed(input: FinishKitInput): Promise<void> {
  const report = await verify(input.folder, input);
  if (report.proves.some(({ status }) => status !== 'PASS')) throw refused('self_check_failed', report);
}

async function registerKit({ folder, issuerId, log }: FinishKitInput): Promise<number> {
  const receiptBytes = await readBytes(join(folder, RECEIPT_PATH));
  const jws = new TextDecoder().decode(await readBytes(join(folder, RECEIPT_JWS_PATH)));
  const { index, proof } = await log.append(receiptLogEntry({ receiptBytes, jws, issuerId }));
  await writeDurably(join(folder, TLOG_PROOF_PATH), proof);
  return index;
}

async function packKit(input: FinishKitInput, outFile: string): Promise<void> {
  const { kit, close } = await openKit(input.folder);
  const total = kit.entries.reduce((sum, { size }) => sum + size, 0);
  let done = 0;
  try {
    await withFile(outFile, 'w', async (file) => {
      for await (const chunk of writeZip(kit.entries)) {
        await file.writeFile(chunk);
        done += chunk.length;
        input.onProgress?.('packing', Math.min(done, total), total);
      }
      await file.sync();
    });
  } catch (error) {
    throw error instanceof KitError ? error : asDiskError(error, outFile);
  } finally {
    await close();
  }
}

async function verify(path: string, { trustFile, now, onProgress }: FinishKitInput): Promise<VerificationReport> {
  const { kit, close } = await openKit(path);
  const hasher = createFileHasher();
  try {
    return await verifyKit({
      kit,
      trust: { pinned: trustFile },
      now,
      hashFiles: hasher.hashFiles,
      onProgress: ({ doneBytes, totalBytes }) => onProgress?.('verifying', doneBytes, totalBytes),
    });
  } finally {
    await hasher.close();
    await close();
  }
}

async function readBytes(path: string): Promise<Uint8Array> {
  return new Uint8Array(await readFile(path));
}

function refused(code: 'self_check_failed' | 'finished_kit_refused', report: VerificationReport): IssuerError {
  const checks = [...report.proves, ...report.also]
    .flatMap(({ checks }) => checks)
    .filter(({ status }) => status === 'FAIL' || status === 'NOT_ESTABLISHED')
    .map(({ name, code: found, path }) => `${name}: ${found}${path ? ` (${path})` : ''}`);
  return new IssuerError(code, `our own verifier does not accept the kit (${checks.join('; ')})`);
}
