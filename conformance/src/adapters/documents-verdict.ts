import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expandArchive, type Inspector } from '@attestlayer/inspect';

/** What intake would do with a file. `reason` is the code of the refusal or problem. */
export type Verdict = { verdict: 'accept' | 'reject'; reason: string };

/** Inspects a file as intake does: a ZIP that is no document is opened, and each file in it is inspected. */
export async function judgeFile(inspector: Inspector, file: { path: string; name: string }): Promise<Verdict> {
  const facts = await inspector.inspect(file);
  if (facts.mediaType === 'application/zip' && facts.refusal?.code === 'type_not_accepted') {
    return judgeArchive(file, inspector);
  }
  if (facts.refusal !== null) return { verdict: 'reject', reason: facts.refusal.code };
  if (facts.problem !== null) return { verdict: 'reject', reason: facts.problem.code };
  return { verdict: 'accept', reason: facts.type ?? '' };
}

/** Expands an archive; with an inspector, the files that come out of it are inspected too. */
export async function judgeArchive(file: { path: string; name: string }, inspector?: Inspector): Promise<Verdict> {
  const outDirectory = await mkdtemp(join(tmpdir(), 'attestlayer-archive-'));
  try {
    const { files, refusals } = await expandArchive({ ...file, outDirectory });
    const [refused] = refusals;
    if (refused !== undefined) return { verdict: 'reject', reason: refused.code };
    for (const inner of inspector === undefined ? [] : files) {
      const verdict = await judgeFile(inspector as Inspector, inner);
      if (verdict.verdict === 'reject') return verdict;
    }
    return { verdict: 'accept', reason: `${files.length} files` };
  } finally {
    await rm(outDirectory, { recursive: true, force: true });
  }
}
