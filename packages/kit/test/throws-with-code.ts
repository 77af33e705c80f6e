import { expect } from 'vitest';
import { KitError, type KitErrorCode } from '../src/index.ts';

/** Expects a KitError with this code, from a function or from a promise. */
export async function throwsWithCode(code: KitErrorCode, run: () => unknown): Promise<void> {
  let thrown: unknown;
  try {
    await run();
  } catch (error) {
    thrown = error;
  }
  expect(thrown).toBeInstanceOf(KitError);
  expect((thrown as KitError).code).toBe(code);
}
