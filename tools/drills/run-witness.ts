import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { PASSPHRASE } from './cli-run.ts';

const MAIN = fileURLToPath(new URL('../../apps/witness/src/main.ts', import.meta.url));

/** A witness in a process of its own. */
export type Witness = { vkey: string; url: string; stop(): Promise<void> };

/** Starts the witness program as its operator does; the same folder and port give the same witness again. */
export async function startWitness(options: {
  folder: string;
  name: string;
  logs: string[];
  /** 0 lets the system choose one. */
  port: string;
}): Promise<Witness> {
  const { folder, name, logs, port } = options;
  const args = ['--state', folder, '--name', name, '--listen', `127.0.0.1:${port}`];
  const child = spawn(process.execPath, [MAIN, ...args, ...logs.flatMap((vkey) => ['--log', vkey])], {
    env: { PATH: process.env.PATH, ATTESTLAYER_PASSPHRASE: PASSPHRASE },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stderr = '';
  child.stderr.on('data', (part) => {
    stderr += part;
  });
  const facts = new Map<string, string>();
  for await (const line of createInterface(child.stdout)) {
    const [fact, value] = line.split(/ +/) as [string, string];
    facts.set(fact, value);
    if (fact === 'listen') break;
  }
  const [vkey, url] = [facts.get('vkey'), facts.get('listen')];
  if (vkey === undefined || url === undefined) throw new Error(`the witness ${name} did not start: ${stderr}`);
  return {
    vkey,
    url,
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
  };
}

/** The port of a witness, to start it again where the policy says that it is. */
export function portOf({ url }: Witness): string {
  return new URL(url).port;
}
