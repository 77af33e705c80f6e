import { setTimeout as sleep } from 'node:timers/promises';
import { formatTimestamp } from '@attestlayer/encoding';
import { attachProof, checkFinishedKit, packKit } from '@attestlayer/issuer';
import { JobDelayed } from '../../../jobs/index.ts';
import { findLogEntry, type LoggedEntry } from '../../log/index.ts';
import { holdBlob } from '../../records/index.ts';
import { ensureSealedKit, readTrustFile } from '../build-kit.ts';
import { advanceIssuance, type IssuanceRun, type IssuanceStep, stored, zipOwner } from '../issuance-run.ts';
import { zipFile } from '../staging.ts';
import type { IssuanceRow } from '../tables.ts';

const POLL_MS = 50;
/** A log that is up answers within its merge delay; after this another issuance may have the worker. */
const WAIT_FOR_LOG_MS = 3000;
const ASK_AGAIN_MS = 2000;

/** Attaches the log's proof, packs the kit, verifies it as any reader would, and stores its ZIP. */
export const finish: IssuanceStep = async (run, issuance) => {
  const { context, faults, report, staging } = run;
  const { proof } = await waitForLog(run, issuance);
  await faults('logged');
  const folder = await ensureSealedKit(run, issuance);
  const trustFile = await readTrustFile(run, issuance);
  await attachProof(folder, proof);
  await faults('proof_attached');
  const zip = zipFile(staging);
  await packKit({ folder, outFile: zip, onProgress: report });
  await faults('packed');
  const now = formatTimestamp(context.now());
  const { kit } = await checkFinishedKit(zip, { trustFile, now, onProgress: report });
  await faults('finished_verified');
  const { sha256, sizeBytes } = await context.blobs.put({ path: zip });
  await faults('zip_stored');
  const finished = await context.database.transaction(async (tx) => {
    await holdBlob(tx, sha256, zipOwner(issuance));
    return advanceIssuance(tx, context, issuance, {
      state: 'stored',
      kit_id: stored(kit?.id ?? null, 'kit id'),
      zip_sha256: sha256,
      zip_size: sizeBytes,
    });
  });
  await faults('stored');
  return finished;
};

async function waitForLog({ context }: IssuanceRun, issuance: IssuanceRow): Promise<LoggedEntry> {
  const question = { mode: issuance.mode, entrySha256: stored(issuance.entry_sha256, 'log entry') };
  for (let waited = 0; waited < WAIT_FOR_LOG_MS; waited += POLL_MS) {
    const logged = await findLogEntry(context.database.query, question);
    if (logged !== null) return logged;
    await sleep(POLL_MS);
  }
  throw new JobDelayed(ASK_AGAIN_MS, 'the log has not answered yet');
}
