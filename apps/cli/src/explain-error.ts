import { CliError, EXIT, type ExitCode } from './cli-error.ts';
import { HINTS } from './hints.ts';

export type ExplainedError = { code: string; message: string; hint: string; exitCode: ExitCode };

/** Turns whatever was thrown into what a person is told: code, message, hint and exit code. */
export function explainError(error: unknown): ExplainedError {
  if (error instanceof CliError) return error;
  const code = codeOf(error) ?? 'internal';
  const message = error instanceof Error ? error.message : String(error);
  const hint = Object.hasOwn(HINTS, code) ? HINTS[code] : undefined;
  if (hint !== undefined) return { code, message, hint, exitCode: EXIT.malformed };
  return {
    code,
    message,
    hint: 'this should not happen; run again with ATTESTLAYER_DEBUG=1 and report what it prints',
    exitCode: EXIT.internal,
  };
}

function codeOf(error: unknown): string | null {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : null;
}
