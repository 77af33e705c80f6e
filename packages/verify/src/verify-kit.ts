import type { Manifest, Receipt, TrustRoot } from '@attestlayer/kit';
import { checkBinding, concludeSeal } from './check-binding.ts';
import { checkEvaluation, checkProfile } from './check-evaluation.ts';
import { checkFileDigests, checkManifestTree, checkSha256Sums } from './check-files.ts';
import { checkKeyCopies } from './check-key-copies.ts';
import { checkInclusion, checkLogSignature } from './check-log.ts';
import { checkLogViews } from './check-log-views.ts';
import { checkSignature, findIssuerKey, type ReceiptJws, readReceiptJws } from './check-signature.ts';
import { checkKeyWindow, checkWithdrawal } from './check-status.ts';
import { checkTimeBracket } from './check-time.ts';
import { checkHashTrail } from './check-trail.ts';
import { checkWitnesses } from './check-witnesses.ts';
import { Stopped } from './findings.ts';
import { loadTrust } from './load-trust.ts';
import { checkContainer, checkFileSet, readManifest, readReceipt } from './read-documents.ts';
import { readLogProof, rebuildLeaf } from './read-log-proof.ts';
import type { VerificationReport } from './report.ts';
import { type Run, startRun } from './run.ts';
import type { VerifyInput } from './verify-input.ts';
import { writeReport } from './write-report.ts';

/**
 * Verifies a kit against a trust root that was pinned outside it (spec/verification.md). Whatever the kit holds, the answer
 * is a report; only what the caller handed in, an aborted signal, or a reading error of the carrier makes it throw.
 *
 * @throws VerifyError policy_malformed, status_malformed, time_malformed
 */
export async function verifyKit(input: VerifyInput): Promise<VerificationReport> {
  const run = startRun(input);
  try {
    await verify(run);
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
    run.findings.markNotReached();
  }
  return writeReport(run);
}

async function verify(run: Run): Promise<void> {
  const trust = await loadTrust(run); //              4.1
  reportStage(run, 'documents');
  checkContainer(run); //                             4.2
  const manifest = await readManifest(run); //        4.3
  const receipt = await readReceipt(run); //          4.3
  checkFileSet(run, manifest); //                     4.4
  await checkCore(run, manifest, receipt);
  reportStage(run, 'proof');
  const jws = await readReceiptJws(run); //           4.10
  const key = findIssuerKey(run, trust, receipt, jws); // 4.11
  await checkKeyCopies(run, trust); //                4.11
  await checkSignature(run, jws, key); //             4.12
  checkBinding(run, manifest, receipt); //            4.13
  concludeSeal(run); //                               4.14
  await checkRegistry(run, trust, receipt, jws);
}

/**
 * What is sealed: every file, and the documents that speak about them. Digests may come from other threads; what is read
 * meanwhile reports to other groups than they do, so in each group the checks still stand in the order of the specification.
 */
async function checkCore(run: Run, manifest: Manifest, receipt: Receipt): Promise<void> {
  const [digests] = await Promise.all([
    checkFileDigests(run, manifest), //               4.5
    checkHistory(run, manifest, receipt),
  ]);
  await checkSha256Sums(run, manifest); //            4.6
  checkManifestTree(run, manifest); //                4.7
  checkProfile(run, manifest, receipt, digests); //   4.9
}

/** What led to the receipt. */
async function checkHistory(run: Run, manifest: Manifest, receipt: Receipt): Promise<void> {
  await checkHashTrail(run, manifest, receipt); //    4.8
  await checkEvaluation(run, receipt); //             4.9
}

/** What is attached: the place in the log, and what follows from it. */
async function checkRegistry(
  run: Run,
  trust: TrustRoot | null,
  receipt: Receipt,
  jws: ReceiptJws | null,
): Promise<void> {
  const leafHash = rebuildLeaf(run, receipt, jws); // 4.15
  const log = await readLogProof(run, receipt); //    4.15, 4.16
  if (log !== null) {
    await checkLogSignature(run, trust, receipt, log); // 4.16
    checkLogViews(run, trust, receipt, log); //       4.16
  }
  const witnessing = await checkWitnesses(run, trust, log); // 4.17
  if (log !== null) checkInclusion(run, leafHash, log); // 4.18
  checkKeyWindow(run, trust, receipt); //             4.19
  checkWithdrawal(run, trust, receipt); //            4.20
  await checkTimeBracket(run, { trust, receipt, jws, log, witnessing }); // 4.21
}

function reportStage({ input }: Run, stage: 'documents' | 'proof'): void {
  input.signal?.throwIfAborted();
  input.onProgress?.({ stage, doneBytes: 0, totalBytes: 0 });
}
