import { inspectFile } from './inspect-file.ts';
import type { InspectionAnswer, InspectionStarted, InspectionTask } from './inspection-process.ts';

process.on('message', async (task: InspectionTask) => {
  process.send?.(await answerTask(task));
});

process.send?.({ kind: 'started' } satisfies InspectionStarted);

/** An error that no reader foresaw is reported without its message, which could repeat content of the record. */
async function answerTask(task: InspectionTask): Promise<InspectionAnswer> {
  try {
    return { kind: 'facts', facts: await inspectFile(task) };
  } catch (error) {
    if (error instanceof Error && 'syscall' in error) return { kind: 'unreadable' };
    const detail = 'the reader of this file type stopped without an answer';
    return { kind: 'stopped', stop: { problem: { code: 'inspection_failed', detail } } };
  }
}
