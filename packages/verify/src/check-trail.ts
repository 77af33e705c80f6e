import {
  createTrailReader,
  createTrailSummariser,
  HASH_TRAIL_PATH,
  type Manifest,
  type Receipt,
  type TrailHead,
  type TrailSummary,
} from '@attestlayer/kit';
import { orNull, type Run } from './run.ts';

/**
 * Follows the hash trail (spec/verification.md 4.8): chain, head, and that it tells the story that manifest and receipt
 * end with. It is streamed: a packet may have had a very long life.
 */
export async function checkHashTrail(run: Run, manifest: Manifest, receipt: Receipt): Promise<void> {
  const trail = await orNull(run, 'hash_trail', HASH_TRAIL_PATH, () => readTrail(run));
  if (trail === null) return;
  run.findings.pass('hash_trail', { path: HASH_TRAIL_PATH, found: `${trail.head.seq} entries` });
  checkHead(run, trail.head, receipt);
  checkRecords(run, trail.summary, manifest);
  checkAttempts(run, trail.summary, receipt);
}

async function readTrail(run: Run): Promise<{ head: TrailHead; summary: TrailSummary }> {
  const summariser = createTrailSummariser();
  const reader = createTrailReader(summariser.add);
  for await (const chunk of run.entries.get(HASH_TRAIL_PATH)!.stream()) {
    run.input.signal?.throwIfAborted();
    reader.update(chunk);
  }
  return { head: reader.finish(), summary: summariser.finish() };
}

function checkHead({ findings }: Run, head: TrailHead, { hash_trail }: Receipt): void {
  findings.compare('hash_trail_head', 'hash_trail_head_differs', {
    path: HASH_TRAIL_PATH,
    expected: `${hash_trail.head}, ${hash_trail.entries} entries`,
    found: `${head.sha256}, ${head.seq} entries`,
  });
}

/** The last state of every record in the trail is what manifest.submitted lists, and of the same packet. */
function checkRecords({ findings }: Run, summary: TrailSummary, manifest: Manifest): void {
  const packet = { path: HASH_TRAIL_PATH, expected: manifest.packet_id, found: summary.packet_id };
  if (!findings.compare('hash_trail_records', 'hash_trail_records_differ', packet)) return;
  const expected = new Map(manifest.submitted.map((record) => [record.record_id, describe(record)]));
  for (const record of summary.submitted) {
    const entry = expected.get(record.record_id) ?? 'not in the manifest';
    expected.delete(record.record_id);
    if (entry === describe(record)) continue;
    reportRecord(findings, record.record_id, entry, describe(record));
  }
  for (const [id, entry] of expected) reportRecord(findings, id, entry, 'not in the hash trail');
}

function describe({ disposition, sha256, size }: TrailSummary['submitted'][number]): string {
  return `${disposition}, ${sha256}, ${size} bytes`;
}

function reportRecord(findings: Run['findings'], id: string, expected: string, found: string): void {
  findings.fail('hash_trail_records', 'hash_trail_records_differ', {
    path: HASH_TRAIL_PATH,
    expected: `record ${id}: ${expected}`,
    found,
  });
}

/** Attempts are counted, the last one is the PASS that was signed, and the records were frozen for this receipt after it. */
function checkAttempts({ findings }: Run, { attempts, frozen_for }: TrailSummary, receipt: Receipt): void {
  const { scope, receipt_id, outcome } = receipt;
  const last = attempts.at(-1);
  findings.compare('hash_trail_attempts', 'hash_trail_attempts_differ', {
    path: HASH_TRAIL_PATH,
    expected: `attempt ${scope.attempt} ${outcome}, evaluation ${scope.evaluation_sha256}, profile ${scope.profile_sha256}, frozen for ${receipt_id}`,
    found: `attempt ${last?.attempt ?? 0} ${last?.outcome ?? 'none'}, evaluation ${last?.evaluation_sha256 ?? 'none'}, profile ${last?.profile_sha256 ?? 'none'}, frozen for ${frozen_for ?? 'none'}`,
  });
}
