import { createFileHasher, openKit } from '@attestlayer/disk';
import { type VerificationReport, verifyKit } from '@attestlayer/verify';
import { IssuerError } from './issuer-error.ts';

export type OwnKitInput = {
  trustFile: Uint8Array;
  /** RFC 3339 UTC with milliseconds. */
  now: string;
  onProgress?: ((stage: string, done: number, total: number) => void) | undefined;
};

/**
 * Verifies a sealed kit that has no proof yet: a kit that is wrong must never reach the log, so all five proofs have to hold.
 * @throws IssuerError `self_check_failed`
 */
export async function checkSealedKit(folder: string, input: OwnKitInput): Promise<VerificationReport> {
  const report = await verifyOwnKit(folder, input);
  if (report.proves.some(({ status }) => status !== 'PASS')) throw refused('self_check_failed', report);
  return report;
}

/** Verifies a finished kit as any reader would. @throws IssuerError `finished_kit_refused` unless it is VERIFIED */
export async function checkFinishedKit(path: string, input: OwnKitInput): Promise<VerificationReport> {
  const report = await verifyOwnKit(path, input);
  if (report.verdict !== 'VERIFIED') throw refused('finished_kit_refused', report);
  return report;
}

async function verifyOwnKit(path: string, { trustFile, now, onProgress }: OwnKitInput): Promise<VerificationReport> {
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

function refused(code: 'self_check_failed' | 'finished_kit_refused', report: VerificationReport): IssuerError {
  const checks = [...report.proves, ...report.also]
    .flatMap(({ checks }) => checks)
    .filter(({ status }) => status === 'FAIL' || status === 'NOT_ESTABLISHED')
    .map(({ name, code: found, path }) => `${name}: ${found}${path ? ` (${path})` : ''}`);
  return new IssuerError(code, `our own verifier does not accept the kit (${checks.join('; ')})`);
}
