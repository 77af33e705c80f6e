import { spawnSync } from 'node:child_process';

/** Where a command runs, and what is added to its environment. */
export type CommandOptions = { cwd?: string; env?: Record<string, string> };

/**
 * Runs a command and gives its wall time in milliseconds, from before it is started to its end.
 * @throws Error when it cannot be started or does not exit with 0: a failed run is no measurement
 */
export function timeCommand(program: string, args: readonly string[], options: CommandOptions = {}): number {
  const start = performance.now();
  const { status, error, stderr } = spawnSync(program, args, {
    stdio: ['ignore', 'ignore', 'pipe'],
    cwd: options.cwd,
    env: { ...process.env, ...options.env },
  });
  const elapsedMs = performance.now() - start;
  if (status !== 0) throw new Error(`${program} ${args[0]} exited with ${status}: ${error ?? stderr}`);
  return elapsedMs;
}

/** Runs a command and gives what it wrote to stdout. @throws Error as {@link timeCommand} */
export function readCommand(program: string, args: readonly string[], options: CommandOptions = {}): string {
  const { status, error, stdout, stderr } = spawnSync(program, args, {
    encoding: 'utf8',
    cwd: options.cwd,
    env: { ...process.env, ...options.env },
  });
  if (status !== 0) throw new Error(`${program} ${args[0]} exited with ${status}: ${error ?? stderr}`);
  return stdout;
}

/** Whether a program is on this machine. */
export function hasProgram(program: string): boolean {
  return spawnSync(program, [], { stdio: 'ignore', input: '', timeout: 2000 }).error === undefined;
}
