import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { encodeUtf8 } from '@attestlayer/encoding';
import type { MemoryLog } from '@attestlayer/testing';
import { formatAddCheckpointRequest, type NoteKey, parseVerifierKey } from '@attestlayer/tlog';
import { onTestFinished } from 'vitest';

const MAIN = fileURLToPath(new URL('../src/main.ts', import.meta.url));

export const NAME = 'witness.example/w1';

/** A witness in a process of its own, as an operator starts it. */
export type RunningWitness = {
  url: string;
  key: NoteKey;
  /** What it wrote for its operator so far. */
  stderr(): string;
  /** Ends it with a signal and gives its exit code, null when the signal killed it. */
  end(signal: NodeJS.Signals): Promise<number | null>;
};

/** Makes a folder that is removed after the test. */
export async function makeFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'attestlayer-witness-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

export function witnessArguments(folder: string, logs: MemoryLog[]): string[] {
  const logOptions = logs.flatMap(({ key }) => ['--log', key.vkey]);
  return ['--state', folder, '--name', NAME, '--listen', '127.0.0.1:0', ...logOptions];
}

/** Starts the program and waits until it listens. */
export async function startWitness(folder: string, logs: MemoryLog[]): Promise<RunningWitness> {
  const child = spawnWitness(witnessArguments(folder, logs));
  let stderr = '';
  child.stderr!.on('data', (part) => {
    stderr += part;
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const facts = new Map<string, string>();
  for await (const line of createInterface(child.stdout!)) {
    const [name, value] = line.split(/ +/) as [string, string];
    facts.set(name, value);
    if (name === 'listen') break;
  }
  const url = facts.get('listen');
  if (url === undefined) throw new Error(`the witness did not start: ${stderr}`);
  return {
    url,
    key: parseVerifierKey(facts.get('vkey')!),
    stderr: () => stderr,
    end: (signal) => endChild(child, signal),
  };
}

/** Runs the program that is expected to refuse to start; gives exit code and stderr. */
export async function runWitness(
  args: string[],
  passphrase = 'a test passphrase',
): Promise<{ code: number; stderr: string }> {
  const child = spawnWitness(args, passphrase);
  let stderr = '';
  child.stderr!.on('data', (part) => {
    stderr += part;
  });
  const [code] = await once(child, 'close');
  return { code, stderr };
}

function spawnWitness(args: string[], passphrase = 'a test passphrase'): ChildProcess {
  return spawn(process.execPath, [MAIN, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env.PATH, ATTESTLAYER_PASSPHRASE: passphrase },
  });
}

async function endChild(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  const exited = once(child, 'exit');
  child.kill(signal);
  return (await exited)[0];
}

/** The body of a sound request: from an old size to a size of the log. */
export async function makeRequest(log: MemoryLog, oldSize: number, size: number): Promise<Uint8Array> {
  const { checkpoint, prove } = await log.at(size);
  return formatAddCheckpointRequest({ oldSize, proof: oldSize === 0 ? [] : await prove(oldSize), checkpoint });
}

/** Posts a body to add-checkpoint. */
export async function post(
  url: string,
  body: Uint8Array | string,
): Promise<{ status: number; type: string; text: string }> {
  const bytes = typeof body === 'string' ? encodeUtf8(body) : body;
  const response = await fetch(`${url}/add-checkpoint`, { method: 'POST', body: bytes.slice() });
  return { status: response.status, type: response.headers.get('content-type')!, text: await response.text() };
}
