import type { ChildProcess } from 'node:child_process';
import { awaitMessage, type ChildBreach, type StartedChild, startChild, watchChild } from './child-process.ts';
import type { ReadAnswer, ReaderKind, Reading, ReadRequest } from './readers/reading.ts';
import type { SlipReason } from './slip-reasons.ts';

/** Opens exhibits one at a time in child processes that are restarted whenever a file brought one down. */
export type ReaderProcess = {
  /** Starts the child that `read` will ask, so that it is ready by the time the bytes are. */
  start(kind: ReaderKind): void;
  read(request: ReadRequest): Promise<Reading>;
  close(): void;
};

/** Drawing a page at 150 dots an inch and compressing it takes this many times the plain check. */
const DRAWING_COST = 12;

/** One reader: a PDF and text child and a picture child, each started when it is first needed. */
export function createReaderProcess(writeFolder: string): ReaderProcess {
  const readers: Partial<Record<'reader' | 'picture', StartedChild>> = {};
  const start = (kind: ReaderKind): StartedChild => {
    const entry = kind === 'picture' ? 'picture' : 'reader';
    const existing = readers[entry];
    if (existing && isAlive(existing.child)) return existing;
    const reader = startChild({ entry, writeFolder, nativeAddons: entry === 'picture' });
    readers[entry] = reader;
    return reader;
  };
  return {
    start: (kind) => void start(kind),
    read: (request) => readInChild(start(request.kind), request),
    close() {
      for (const { child } of Object.values(readers)) child.kill('SIGKILL');
    },
  };
}

function isAlive(child: ChildProcess): boolean {
  return child.connected && !child.killed && child.exitCode === null && child.signalCode === null;
}

/** @throws BinderError child_failed */
async function readInChild({ child, ready }: StartedChild, request: ReadRequest): Promise<Reading> {
  await ready;
  const { readerBaseMs, readerPerPageMs, readerMemoryBytes } = request.limits;
  const watch = watchChild(child, { timeoutMs: readerBaseMs, memoryBytes: readerMemoryBytes });
  try {
    child.send(request, () => {}); // a failed send shows as the end of the child
    const reading = await awaitMessage(child, (answer: ReadAnswer) => {
      if (answer.type === 'done') return answer.reading;
      const cost = answer.work === 'draw' ? DRAWING_COST : 1;
      watch.extend(readerBaseMs + answer.pages * readerPerPageMs * cost);
      return null;
    });
    return reading ?? { kind: 'slip', reason: explainEnd(watch.stop()) };
  } finally {
    watch.stop();
  }
}

function explainEnd(breach: ChildBreach | null): SlipReason {
  if (breach === null) return 'reader_crashed';
  return breach === 'time' ? 'time_limit' : 'memory_limit';
}
