import { type ChildProcess, fork } from 'node:child_process';
import type { RecordFacts } from '@attestlayer/profile';
import { resolveChildModule } from './child-module.ts';
import { InspectError, type Stop } from './inspect-error.ts';
import type { InspectedFile } from './inspector.ts';
import type { InspectLimits } from './limits.ts';
import { readProcessMemory } from './process-memory.ts';

/** How often memory is looked at. A bomb was seen to grow by at most some 100 MB in this time. */
const POLL_MS = 40;

/** Loading the readers takes a second, and a minute on a machine that is out of breath; that is no fault of the file. */
const START_TIMEOUT_MS = 180_000;

/** Heap of JavaScript in the process, in MiB; the rest of its memory is WebAssembly and native libraries. */
const HEAP_MEBIBYTES = 640;

/** What the process is asked. */
export type InspectionTask = InspectedFile & { size: number; limits: InspectLimits };

/** What the process says once, when it has loaded its readers and is about to look at its first file. */
export type InspectionStarted = { kind: 'started' };

/** What the process answers, and what its end stands for. */
export type InspectionAnswer =
  | { kind: 'facts'; facts: Omit<RecordFacts, 'sha256' | 'size'> }
  | { kind: 'unreadable' }
  | { kind: 'stopped'; stop: Stop };

/** One slot of the pool. It takes one file at a time; the caller does not ask again before the answer. */
export type InspectionProcess = {
  /** Starts the process when none runs. */
  start(): void;
  inspect(task: InspectionTask, timeoutMs: number): Promise<InspectionAnswer>;
  peakMemoryBytes(): number;
  restarts(): number;
  close(): Promise<void>;
};

/** One slot: a process that is started on demand, watched while it works, killed beyond a limit and started again. */
export function createInspectionProcess(memoryBytes: number): InspectionProcess {
  let child: ChildProcess | null = null;
  /** Whether the present process has said so: until then its time is not the file's. */
  let hasStarted = false;
  let peak = 0;
  let restarts = 0;
  let closed = false;

  function observeMemory(watched: ChildProcess): number {
    const memory = watched.pid === undefined ? null : readProcessMemory(watched.pid);
    peak = Math.max(peak, memory?.peakBytes ?? 0);
    return memory?.residentBytes ?? 0;
  }

  function provideChild(): ChildProcess {
    // A process that ended while idle (the system's memory killer, an operator) is replaced unnoticed.
    if (child === null || !child.connected) {
      child = startChild();
      hasStarted = false;
    }
    return child;
  }

  return {
    start() {
      provideChild();
    },
    inspect(task, timeoutMs) {
      const running = provideChild();
      let isStarting = !hasStarted;
      return new Promise<InspectionAnswer>((resolve, reject) => {
        let killedFor: Stop | null = null;
        const kill = (reason: Stop) => {
          killedFor ??= reason;
          running.kill('SIGKILL');
        };
        const refuseLate = () => kill(refuseLimit('reading it took too long'));
        let deadline = isStarting
          ? setTimeout(() => running.kill('SIGKILL'), START_TIMEOUT_MS)
          : setTimeout(refuseLate, timeoutMs);
        const poll = setInterval(() => {
          if (observeMemory(running) > memoryBytes) kill(refuseLimit('reading it took too much memory'));
        }, POLL_MS);
        const settle = () => {
          clearTimeout(deadline);
          clearInterval(poll);
          observeMemory(running);
          running.off('message', receive);
          running.off('exit', lose);
          running.off('error', lose);
        };
        const receive = (answer: unknown) => {
          // Once only: bytes that took the process over could ask for ever more time.
          if (isStarting && (answer as InspectionStarted).kind === 'started') {
            isStarting = false;
            hasStarted = true;
            clearTimeout(deadline);
            deadline = setTimeout(refuseLate, timeoutMs);
            return;
          }
          settle();
          // The shape is trusted, because the code over there is ours. Bytes that took it over could forge facts, which
          // is why hash and size are not among them.
          resolve(answer as InspectionAnswer);
        };
        const lose = () => {
          settle();
          child = null;
          restarts += 1;
          if (closed) reject(new InspectError('inspector_closed', 'the inspector was closed'));
          else resolve({ kind: 'stopped', stop: killedFor ?? reportCrash() });
        };
        running.on('message', receive);
        running.once('exit', lose);
        // A process that could not be started has no exit.
        running.once('error', lose);
        running.send(task, (error) => {
          // The channel broke before the task was through; the exit that follows settles the inspection.
          if (error !== null) running.kill('SIGKILL');
        });
      });
    },
    peakMemoryBytes: () => peak,
    restarts: () => restarts,
    async close() {
      closed = true;
      if (child === null) return;
      const ended = child;
      child = null;
      const exited = new Promise((resolve) => ended.once('exit', resolve));
      ended.kill('SIGKILL');
      await exited;
    },
  };
}

/**
 * The process may read files and load the native image library; it may write no file and start no process, and it
 * inherits no environment, so no secret of ours. Node's permission model does not cut the network: the container does.
 * Its output is dropped: libraries print parts of what they read.
 */
function startChild(): ChildProcess {
  const child = fork(resolveChildModule(import.meta.url, 'inspect.child'), [], {
    execArgv: ['--permission', '--allow-fs-read=*', '--allow-addons', `--max-old-space-size=${HEAP_MEBIBYTES}`],
    env: {},
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  // An error between two inspections, such as a signal that could not be delivered, must not end the parent.
  child.on('error', () => {});
  return child;
}

function refuseLimit(detail: string): Stop {
  return { refusal: { code: 'inspection_limits', detail } };
}

function reportCrash(): Stop {
  return { problem: { code: 'inspection_failed', detail: 'the reader of this file type crashed' } };
}
