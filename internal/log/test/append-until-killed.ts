/** A process of its own for the crash test: appends entries until it is killed, and prints the index of each. */
import { openLocalLog } from '../src/index.ts';
import { makeEntry } from './make-entry.ts';
import { signerFromPem } from './make-signer.ts';

const [directory, origin, pem, first] = process.argv.slice(2) as [string, string, string, string];
const log = await openLocalLog({ directory, origin, logSigner: signerFromPem(pem) });
for (let number = Number(first); ; number++) {
  const { index } = await log.append(makeEntry(number));
  process.stdout.write(`${index}\n`);
}
