import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * Path of a child module beside the calling module: the TypeScript source in the workspace, the built file in a bundle.
 *
 * @param moduleUrl `import.meta.url` of the caller
 * @param name file name without extension
 */
export function resolveChildModule(moduleUrl: string, name: string): string {
  const source = fileURLToPath(new URL(`./${name}.ts`, moduleUrl));
  return existsSync(source) ? source : fileURLToPath(new URL(`./${name}.js`, moduleUrl));
}
