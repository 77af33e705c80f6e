import { readFile } from 'node:fs/promises';
import type { Plugin } from 'vite';

/**
 * Puts the response headers beside the pages, so that whoever serves them uses the very text that the tests ran with. They name
 * what the pages need and nothing else: `wasm-unsafe-eval` lets the hashing worker compile WebAssembly and gives no text the
 * power to run; styles come from files only, since the theme is written at build time (theme-plugin.ts).
 */
export function headersPlugin(): Plugin {
  return {
    name: 'attestlayer:headers',
    apply: 'build',
    async generateBundle() {
      const source = await readFile(new URL('../headers.json', import.meta.url), 'utf8');
      this.emitFile({ type: 'asset', fileName: 'headers.json', source });
    },
  };
}
