import { stat } from 'node:fs/promises';
import type { JsonValue } from '@attestlayer/encoding';
import type { RecordFacts } from '@attestlayer/profile';
import { hashFile } from './hash-file.ts';
import { InspectError } from './inspect-error.ts';
import { createInspectionProcess, type InspectionAnswer, type InspectionProcess } from './inspection-process.ts';
import { INSPECT_LIMITS, type InspectLimits } from './limits.ts';

const BYTES_PER_MEGABYTE = 1_000_000;

/** A file to inspect: its bytes on disk, the name it was submitted under, the JSON Schemas its profile asks about. */
export type InspectedFile = { path: string; name: string; jsonSchemas?: JsonValue[] };

/** A pool of inspecting processes. */
export type Inspector = {
  /** Starts one process before it is needed, so that the first file does not wait for it. */
  warm(): void;
  /**
   * Establishes the facts about one file; the file must not change meanwhile. Whatever the bytes do to the inspecting
   * process becomes a fact.
   *
   * @throws InspectError `file_unreadable`, `inspector_closed`
   */
  inspect(file: InspectedFile): Promise<RecordFacts>;
  /** Highest resident memory of a process so far (bytes; 0 where it cannot be read), and processes killed or lost. */
  measure(): { peakMemoryBytes: number; restarts: number };
  /** Ends the processes; inspections that wait or run are rejected. */
  close(): Promise<void>;
};

/**
 * Opens a pool of inspecting processes (default: one), each taking one file at a time. A process is started when it is
 * first needed and lives until it is closed, or until a file makes it break a limit.
 */
export function createInspector(options: { processes?: number; limits?: Partial<InspectLimits> } = {}): Inspector {
  const limits = { ...INSPECT_LIMITS, ...options.limits };
  const processes = Array.from({ length: options.processes ?? 1 }, () => createInspectionProcess(limits.memoryBytes));
  const free = [...processes];
  const waiting: PromiseWithResolvers<InspectionProcess>[] = [];
  let closed = false;

  async function acquire(): Promise<InspectionProcess> {
    if (closed) throw new InspectError('inspector_closed', 'the inspector is closed');
    const process = free.pop();
    if (process !== undefined) return process;
    const place = Promise.withResolvers<InspectionProcess>();
    waiting.push(place);
    return place.promise;
  }

  function release(process: InspectionProcess): void {
    const next = waiting.shift();
    if (next === undefined) free.push(process);
    else next.resolve(process);
  }

  async function ask(file: InspectedFile, size: number): Promise<InspectionAnswer> {
    const process = await acquire();
    try {
      const timeoutMs = limits.timeoutMs + limits.timeoutPerMegabyteMs * (size / BYTES_PER_MEGABYTE);
      return await process.inspect({ ...file, size, limits }, timeoutMs);
    } finally {
      release(process);
    }
  }

  return {
    warm() {
      free.at(-1)?.start();
    },
    async inspect(file) {
      const { size } = await readSize(file.path);
      // The hash is taken here: a process that parses hostile bytes has no say in what those bytes are called.
      const [hashed, answer] = await Promise.all([hashFile(file.path), ask(file, size)]);
      return { ...hashed, ...toFacts(answer) };
    },
    measure() {
      return {
        peakMemoryBytes: Math.max(...processes.map((process) => process.peakMemoryBytes())),
        restarts: processes.reduce((sum, process) => sum + process.restarts(), 0),
      };
    },
    async close() {
      closed = true;
      for (const place of waiting.splice(0)) {
        place.reject(new InspectError('inspector_closed', 'the inspector was closed'));
      }
      await Promise.all(processes.map((process) => process.close()));
    },
  };
}

async function readSize(path: string): Promise<{ size: number }> {
  try {
    return await stat(path);
  } catch (cause) {
    throw new InspectError('file_unreadable', 'the file cannot be read', { cause });
  }
}

function toFacts(answer: InspectionAnswer): Omit<RecordFacts, 'sha256' | 'size'> {
  switch (answer.kind) {
    case 'facts':
      return answer.facts;
    case 'unreadable':
      throw new InspectError('file_unreadable', 'the file cannot be read');
    case 'stopped':
      return { type: null, mediaType: 'application/octet-stream', refusal: null, problem: null, ...answer.stop };
  }
}
