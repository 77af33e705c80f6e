import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { BinderError } from './error.ts';

/** The programs that run in a child process; each is a file of its own beside this one, in the sources and in a bundle. */
export type ChildEntry = 'reader' | 'picture' | 'compile';

/** Finds a child entry: `.ts` beside the sources, `.js` beside a bundle. */
export function findChildEntry(entry: ChildEntry): string {
  return findFirst([`./${entry}.child.ts`, `./${entry}.child.js`]);
}

/** Finds the folder of the fixed templates: one level up from the sources, beside a bundle. */
export function findTemplates(): string {
  return findFirst(['../templates', './templates']);
}

function findFirst(candidates: string[]): string {
  const found = candidates
    .map((candidate) => fileURLToPath(new URL(candidate, import.meta.url)))
    .find((path) => existsSync(path));
  if (found === undefined) throw new BinderError('template_failed', `not installed: ${candidates.join(' or ')}`);
  return found;
}

/**
 * The folders in which Node looks for packages from an entry. A child may read these and the folder of its own entry:
 * public code and fonts, never a record, a key or a setting. Those that do not exist are granted too, because Node asks
 * for each on its way up.
 */
export function listModuleFolders(entry: string): string[] {
  return createRequire(entry).resolve.paths('any-package') ?? [];
}
