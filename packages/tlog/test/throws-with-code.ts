import { expect } from 'vitest';
import { TlogError, type TlogErrorCode } from '../src/index.ts';

/** Expects a TlogError with this code, from a function or from a promise. */
export async function throwsWithCode(code: TlogErrorCode, run: () => unknown): Promise<void> {
  let thrown: unknown;
  try {
    await run();
  } catch (error) {
    thrown = error;
  }
  expect(thrown).toBeInstanceOf(TlogError);
  expect((thrown as TlogError).code).toBe(code);
}

/** Runs a reader over hostile input: any outcome is right but another kind of error. */
export function onlyTlogErrors(run: () => unknown): void {
  try {
    run();
  } catch (error) {
    if (!(error instanceof TlogError)) throw error;
  }
}
