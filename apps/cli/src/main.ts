import { type Command, CommanderError } from 'commander';
import { EXIT } from './cli-error.ts';
import { explainError } from './explain-error.ts';
import { createOutput } from './output.ts';
import { buildProgram } from './program.ts';

/** Runs one command line; everything that goes wrong ends as one line of error, one of hint, and an exit code. */
async function main(argv: string[]): Promise<number> {
  const program = buildProgram();
  try {
    await program.parseAsync(argv, { from: 'user' });
    return Number(process.exitCode ?? EXIT.ok);
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.malformed;
    return report(program, error);
  }
}

function report(program: Command, error: unknown): number {
  const { json, quiet } = program.opts<{ json?: boolean; quiet?: boolean }>();
  const output = createOutput({ json: json === true, quiet: quiet === true });
  const { code, message, hint, exitCode } = explainError(error);
  output.resultJson({ error: { code, message, hint } });
  if (!output.json) {
    process.stderr.write(`attestlayer: ${output.paint('red', 'error')}: ${message}\n`);
    process.stderr.write(`attestlayer: hint: ${hint}\n`);
  }
  if (exitCode === EXIT.internal && process.env.ATTESTLAYER_DEBUG) console.error(error);
  return exitCode;
}

process.exitCode = await main(process.argv.slice(2));
