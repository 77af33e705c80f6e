import { type ChildProcess, fork } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type ChildEntry, findChildEntry, findTemplates, listModuleFolders } from './assets.ts';
import type { ReadyMessage } from './child-channel.ts';
import { BinderError } from './error.ts';

/** What a child may touch beside public code. It gets no environment but where fonts are hidden, no standard streams and may start no process. */
export type ChildGrant = { entry: ChildEntry; writeFolder: string; nativeAddons: boolean };

/** Why a child was ended by its parent. */
export type ChildBreach = 'time' | 'memory';

/** The permission flag has no other name in Node 24 and an experimental one in Node 20. */
const PERMISSION_FLAG = process.allowedNodeEnvironmentFlags.has('--permission')
  ? '--permission'
  : '--experimental-permission';

/** A child, and the moment from which its end is the fault of a file. */
export type StartedChild = {
  child: ChildProcess;
  /** Rejects with BinderError child_failed when the child ends before it is ready: then no exhibit is to blame. */
  ready: Promise<void>;
};

/** Starts a child entry under Node's permission model. Network is not covered by it: that is cut off by the container. */
export function startChild({ entry, writeFolder, nativeAddons }: ChildGrant): StartedChild {
  const file = findChildEntry(entry);
  const code = dirname(file);
  const readable = [code, join(dirname(code), 'package.json'), writeFolder, ...listModuleFolders(file)];
  const child = fork(file, [], {
    execArgv: [
      PERMISSION_FLAG,
      ...readable.map((path) => `--allow-fs-read=${path}`),
      `--allow-fs-write=${writeFolder}`,
      ...(nativeAddons ? ['--allow-addons'] : []),
    ],
    // Secrets live in the environment of the server; a reader of hostile files sees none of them.
    // Windows programs do not start without SystemRoot.
    env: {
      NODE_NO_WARNINGS: '1',
      FONTCONFIG_FILE: join(findTemplates(), 'fonts.conf'),
      ...(process.env.SystemRoot ? { SystemRoot: process.env.SystemRoot } : {}),
    },
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  // A child that cannot start shows as one that ended; without a listener it would end this process.
  child.on('error', () => {});
  const ready = awaitReady(child, entry);
  // Whoever needs the child awaits this; one that is closed before it was needed fails nobody.
  ready.catch(() => {});
  return { child, ready };
}

async function awaitReady(child: ChildProcess, entry: ChildEntry): Promise<void> {
  const isReady = await awaitMessage(child, (message: Partial<ReadyMessage>) => message.type === 'ready' || null);
  if (isReady === null) throw new BinderError('child_failed', `the ${entry} process ended before it was ready`);
}

/** Watches one task of a child; `stop` must be called when the task is over. */
export type ChildWatch = { extend(ms: number): void; stop(): ChildBreach | null };

const MEMORY_POLL_MS = 50;
/** Page size of every Linux platform that Node supports with our native packages. */
const PAGE_BYTES = 4_096;

/**
 * Kills the child when it passes its deadline or its resident memory. Memory is read from /proc, so it is bounded on
 * Linux only; elsewhere the deadline alone holds.
 */
export function watchChild(child: ChildProcess, limits: { timeoutMs: number; memoryBytes: number }): ChildWatch {
  let breach: ChildBreach | null = null;
  const kill = (reason: ChildBreach) => {
    breach ??= reason;
    child.kill('SIGKILL');
  };
  let deadline = setTimeout(kill, limits.timeoutMs, 'time');
  const poll = setInterval(async () => {
    if ((await readResidentBytes(child)) > limits.memoryBytes) kill('memory');
  }, MEMORY_POLL_MS);
  return {
    extend(ms) {
      clearTimeout(deadline);
      deadline = setTimeout(kill, ms, 'time');
    },
    stop() {
      clearTimeout(deadline);
      clearInterval(poll);
      return breach;
    },
  };
}

async function readResidentBytes(child: ChildProcess): Promise<number> {
  try {
    const [, residentPages] = (await readFile(`/proc/${child.pid}/statm`, 'utf8')).split(' ');
    return Number(residentPages) * PAGE_BYTES;
  } catch {
    return 0;
  }
}

/**
 * Listens until `accept` returns something, and resolves with it; null when the child ends first. One listener for the
 * whole exchange: messages that arrive together would slip between two.
 */
export function awaitMessage<Message, Result>(
  child: ChildProcess,
  accept: (message: Message) => Result | null,
): Promise<Result | null> {
  return new Promise((resolve) => {
    const settle = (result: Result | null) => {
      child.off('message', onMessage);
      child.off('exit', onEnd);
      child.off('error', onEnd);
      resolve(result);
    };
    const onMessage = (message: unknown) => {
      const result = accept(message as Message);
      if (result !== null) settle(result);
    };
    const onEnd = () => settle(null);
    child.on('message', onMessage);
    child.on('exit', onEnd);
    child.on('error', onEnd);
    if (child.exitCode !== null || child.signalCode !== null) settle(null);
  });
}
