import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const APP = fileURLToPath(new URL('..', import.meta.url));

type BuildWebOptions = {
  /** Absolute; default `dist` of this app. */
  outDir?: string;
  /** Whether `/design` is part of it: for tests and screenshots. */
  designPage?: boolean;
};

/** Builds every surface as static files, with the headers to serve them with in `headers.json`. */
export async function buildWeb({ outDir = `${APP}dist`, designPage = false }: BuildWebOptions = {}): Promise<string> {
  await build({
    configFile: `${APP}vite.config.ts`,
    logLevel: 'warn',
    define: { __DESIGN_PAGE__: JSON.stringify(designPage) },
    build: { outDir },
  });
  return outDir;
}
