/** A process with the role `log` alone, set by its environment; writes a line when its log is open. */
import { readConfig } from '../../src/config/index.ts';
import { runLog } from '../../src/modules/log/index.ts';
import { openBlobs } from '../../src/open-blobs.ts';
import { openContext } from '../../src/open-context.ts';

const config = readConfig(process.env);
await runLog(await openContext(config, await openBlobs(config)), 'live').ready;
process.stdout.write('open\n');
