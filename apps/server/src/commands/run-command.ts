import { ConfigError } from '../config/index.ts';
import { OperationsError } from '../operations/index.ts';

const EXIT_FAILED = 1;
const EXIT_USAGE = 2;
const EXIT_INTERNAL = 4;

/** A command was called in a way that it does not take; the message says how it is called. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** Runs a command of the operator and ends with its exit code: 0 done, 1 refused or not well, 2 called wrongly, 4 our own fault. */
export async function runCommand(work: () => Promise<boolean>): Promise<void> {
  try {
    process.exitCode = (await work()) ? 0 : EXIT_FAILED;
  } catch (error) {
    const lines = error instanceof ConfigError ? error.lines : [error instanceof Error ? error.message : String(error)];
    for (const line of lines) process.stderr.write(`attestlayer-server: error: ${line}\n`);
    process.exitCode = exitCodeOf(error);
  }
}

/** The one folder that a command takes. @throws UsageError */
export function readFolderArgument(command: string): string {
  const [folder, ...more] = process.argv.slice(2);
  if (folder === undefined || folder.startsWith('-') || more.length > 0) {
    throw new UsageError(`call it as "npm run ${command} -- FOLDER"`);
  }
  return folder;
}

function exitCodeOf(error: unknown): number {
  if (error instanceof ConfigError || error instanceof UsageError) return EXIT_USAGE;
  return error instanceof OperationsError ? EXIT_FAILED : EXIT_INTERNAL;
}
