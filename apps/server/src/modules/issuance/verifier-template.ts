import { readFile } from 'node:fs/promises';

/** The built page: beside the bundled server, or where the build of this workspace puts it. */
const CANDIDATES = ['./verifier.html', '../../../../verifier/dist/index.html'];

/** Reads the built offline verifier page that a copy of travels in each kit. @throws Error when it is not built */
export async function readVerifierTemplate(): Promise<string> {
  for (const candidate of CANDIDATES) {
    const page = await readFile(new URL(candidate, import.meta.url), 'utf8').catch(() => null);
    if (page !== null) return page;
  }
  throw new Error('the offline verifier page is not built: run "npm run build" once');
}
