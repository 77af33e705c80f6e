import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { decodeBase64 } from '@attestlayer/encoding';
import { openNote, parseCheckpoint, parseVerifierKey, TlogError } from '@attestlayer/tlog';
import type { Adapter, VectorResult } from '../adapter.ts';

type Verdict = 'verified' | 'unverified' | 'reject';
type NoteCase = { name: string; noteBase64: string; vkeys: string[]; expect: Verdict | 'policy' };

/** Where the set leaves the verdict to the reader, or we decide otherwise; never without the reason. */
const EXPECTATIONS: Readonly<Record<string, { verdict: Verdict; reason: string }>> = {
  'cp-size-2^53+1': { verdict: 'reject', reason: 'a size that a number cannot hold is refused, never rounded' },
  'cp-other-origin': { verdict: 'reject', reason: 'a checkpoint must be of the log whose key is configured' },
};

/** Signed notes of golang.org/x/mod and C2SP, and self-made hostile checkpoints. */
export const notesAdapter: Adapter = {
  folder: 'A-crypto-canonical/signed-notes',
  async run(directory) {
    const { cases } = JSON.parse(await readFile(join(directory, 'note-cases.json'), 'utf8')) as { cases: NoteCase[] };
    return Promise.all(cases.map(runCase));
  },
};

async function runCase(vector: NoteCase): Promise<VectorResult> {
  const decision = EXPECTATIONS[vector.name];
  const wanted = decision?.verdict ?? vector.expect;
  const expected =
    decision === undefined ? vector.expect : `${decision.verdict} (the set says ${vector.expect}: ${decision.reason})`;
  const { verdict, code } = await judgeNote(vector);
  return { case: vector.name, expected, found: `${verdict}: ${code}`, ok: wanted === 'policy' || verdict === wanted };
}

async function judgeNote({ name, noteBase64, vkeys }: NoteCase): Promise<{ verdict: Verdict; code: string }> {
  try {
    const keys = vkeys.map(parseVerifierKey);
    const { text } = await openNote(decodeBase64(noteBase64), keys);
    if (name.startsWith('cp-')) {
      const { origin } = parseCheckpoint(text);
      if (!keys.some((key) => key.name === origin)) throw new TlogError('origin_mismatch', origin);
    }
    return { verdict: 'verified', code: 'ok' };
  } catch (error) {
    if (!(error instanceof TlogError)) throw error;
    return { verdict: error.code === 'note_signature_unknown' ? 'unverified' : 'reject', code: error.code };
  }
}
