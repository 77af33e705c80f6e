import { spawn } from 'node:child_process';

/** What one step of a test run found: tests of its own where it counts them, else itself as one test. */
export type StepResult = { passed: number; failed: number };

/** Runs a command of this workspace with its output shown; resolves to its exit code, never rejects. */
export function run(command: string, args: string[], env: Record<string, string> = {}): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, ...env } });
    child.on('error', (error) => {
      process.stderr.write(`${command}: ${error.message}\n`);
      resolve(127);
    });
    child.on('close', (code) => resolve(code ?? 1));
  });
}

/** A step that is one test: it passes when the command exits 0. */
export async function runStep(title: string, command: string, args: string[]): Promise<StepResult> {
  process.stdout.write(`\n== ${title}\n`);
  const passed = (await run(command, args)) === 0;
  process.stdout.write(`${passed ? 'ok' : 'FAILED'}: ${title}\n`);
  return { passed: passed ? 1 : 0, failed: passed ? 0 : 1 };
}
