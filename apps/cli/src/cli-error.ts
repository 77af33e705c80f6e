/** Exit codes of every command (spec: verification, exit codes). */
export const EXIT = {
  ok: 0,
  /** NOT VERIFIED, or FAIL of an evaluation. */
  refused: 1,
  /** Malformed input or wrong usage. */
  malformed: 2,
  /** NOT ESTABLISHED: something that the answer needs is missing. */
  notEstablished: 3,
  internal: 4,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** An error that a person can act on: what and where in the message, what to do next in the hint. */
export class CliError extends Error {
  readonly code: string;
  readonly exitCode: ExitCode;
  readonly hint: string;

  constructor(details: { code: string; message: string; hint: string; exitCode?: ExitCode }, options?: ErrorOptions) {
    super(details.message, options);
    this.name = 'CliError';
    this.code = details.code;
    this.hint = details.hint;
    this.exitCode = details.exitCode ?? EXIT.malformed;
  }
}
