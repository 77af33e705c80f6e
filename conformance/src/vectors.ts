/** `npm run vectors [DIR]`: our test vectors, and the third-party vectors below DIR when one is given. */

import { kitsAdapter } from './adapters/kits.ts';
import { VECTOR_ADAPTERS } from './adapters.ts';

import { reportSummaries, runAdapters } from './run-adapters.ts';

const [directory] = process.argv.slice(2);
const own = await runAdapters('testvectors', [kitsAdapter]);
const others = directory === undefined ? [] : await runAdapters(directory, VECTOR_ADAPTERS);
if (directory !== undefined && others.length === 0)
  process.stdout.write(`WRONG ${directory} holds none of the known sets\n`);
reportSummaries('vectors', directory !== undefined && others.length === 0 ? [] : [...own, ...others]);
