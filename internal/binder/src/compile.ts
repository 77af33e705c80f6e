import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { awaitMessage, type ChildBreach, startChild, watchChild } from './child-process.ts';
import type { CompileAnswer, CompileTask, Template } from './compile-protocol.ts';
import { listFontFolders, loadCoverage } from './fonts.ts';
import type { JobFolder } from './job-folder.ts';
import type { BinderLimits } from './limits.ts';
import { toPrintableData } from './printable.ts';

/** A compiled document in the job folder, or how the compiler failed. */
export type CompileResult =
  | { outcome: 'compiled'; pages: number; file: string }
  | { outcome: 'refused'; diagnostics: string[] }
  | { outcome: 'died'; breach: ChildBreach | null };

type CompileOptions = { job: JobFolder; template: Exclude<Template, 'probe.typ'>; data: object; limits: BinderLimits };

/** Lays out one template in a fresh child. All content enters as JSON; no template source is ever made from a string. */
export async function compileTemplate({ job, template, data, limits }: CompileOptions): Promise<CompileResult> {
  const file = join(job.path, 'out.pdf');
  await writeData(job, data);
  const task: CompileTask = {
    kind: 'document',
    jobFolder: job.path,
    fontFolders: listFontFolders(),
    template,
    standard: template === 'record.typ' ? 'a-3a' : '1.7',
    outFile: file,
  };
  const { end, breach } = await runTask(task, { job, limits, timeoutMs: limits.compileMs, accept: (answer) => answer });
  if (end === null || end.outcome === 'probed') return { outcome: 'died', breach };
  return end.outcome === 'compiled' ? { ...end, file } : end;
}

type ProbeOptions = { job: JobFolder; data: object; count: number; limits: BinderLimits };

/**
 * Finds the exhibits that the compiler cannot bear: one child compiles each alone, and where it dies the exhibit in hand
 * is to blame and a new child goes on with the next. Returns their indices in `data.exhibits`.
 */
export async function findUnbearable({ job, data, count, limits }: ProbeOptions): Promise<Set<number>> {
  await writeData(job, data);
  const guilty = new Set<number>();
  let next = 0;
  while (next < count) {
    const task: CompileTask = {
      kind: 'probe',
      jobFolder: job.path,
      fontFolders: listFontFolders(),
      first: next,
      count,
    };
    const { end } = await runTask(task, {
      job,
      limits,
      timeoutMs: limits.probeMs,
      accept: (answer, extend) => {
        if (answer.outcome !== 'probed') return answer;
        if (!answer.works) guilty.add(answer.index);
        next = answer.index + 1;
        extend(limits.probeMs);
        return null;
      },
    });
    if (end !== null) return guilty;
    guilty.add(next);
    next += 1;
  }
  return guilty;
}

/** Every string is made printable here, at the one door to the compiler, so that no field can be forgotten. */
async function writeData(job: JobFolder, data: object): Promise<void> {
  await writeFile(join(job.path, 'data.json'), JSON.stringify(toPrintableData(data, loadCoverage())));
}

type RunOptions = {
  job: JobFolder;
  limits: BinderLimits;
  timeoutMs: number;
  accept: (answer: CompileAnswer, extend: (ms: number) => void) => CompileAnswer | null;
};

async function runTask(
  task: CompileTask,
  { job, limits, timeoutMs, accept }: RunOptions,
): Promise<{ end: CompileAnswer | null; breach: ChildBreach | null }> {
  const { child, ready } = startChild({ entry: 'compile', writeFolder: job.path, nativeAddons: true });
  await ready;
  const watch = watchChild(child, { timeoutMs, memoryBytes: limits.compileMemoryBytes });
  try {
    child.send(task, () => {}); // a failed send shows as the end of the child
    const end = await awaitMessage(child, (answer: CompileAnswer) => accept(answer, watch.extend));
    return { end, breach: watch.stop() };
  } finally {
    watch.stop();
    child.kill('SIGKILL');
  }
}
