import { rename } from 'node:fs/promises';
import type { CompileResult } from './compile.ts';
import { BinderError } from './error.ts';
import { hashFile } from './job-folder.ts';

/** A finished document on disk. `sha256` is that of the written file. */
export type DeliveredDocument = { pages: number; sizeBytes: number; sha256: string };

/**
 * Moves a compiled document to where the caller wants it, whole or not at all, and hashes it on the way.
 * @throws {BinderError} `template_failed`, `compile_failed`
 */
export async function deliver(result: CompileResult, outFile: string): Promise<DeliveredDocument> {
  if (result.outcome === 'refused') {
    throw new BinderError('template_failed', `the compiler refused the document: ${result.diagnostics.join('; ')}`);
  }
  if (result.outcome === 'died') {
    throw new BinderError('compile_failed', `the compiler ended without an answer (${result.breach ?? 'crash'})`);
  }
  const partial = `${outFile}.partial`;
  const seen = await hashFile(result.file, partial);
  await rename(partial, outFile);
  return { pages: result.pages, ...seen };
}
