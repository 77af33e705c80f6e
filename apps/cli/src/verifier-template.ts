import { readFile } from 'node:fs/promises';
import { CliError, EXIT } from './cli-error.ts';

/** The built page: beside the bundled CLI, or where the build of this workspace puts it. */
const CANDIDATES = ['./verifier.html', '../../verifier/dist/index.html'];

/** Reads the built offline verifier page that a copy of travels in each kit. @throws CliError `verifier_not_built` */
export async function readVerifierTemplate(): Promise<string> {
  for (const candidate of CANDIDATES) {
    const page = await readFile(new URL(candidate, import.meta.url), 'utf8').catch(() => null);
    if (page !== null) return page;
  }
  throw new CliError({
    code: 'verifier_not_built',
    message: 'the offline verifier page is not built',
    hint: 'run "npm run build" once in the folder of this program',
    exitCode: EXIT.internal,
  });
}
