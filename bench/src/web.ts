import { join } from 'node:path';
import { launchBrowser } from '../../apps/verifier/test/browser.ts';
import { buildCli } from './built-cli.ts';
import type { Row } from './row.ts';
import { withScratchFolder } from './scratch.ts';
import type { BenchOptions } from './subject.ts';
import { measureFirstLoads } from './web-first-load.ts';
import { measureLists } from './web-lists.ts';
import { startWebServer } from './web-server.ts';
import { measureBrowserVerify, VERIFY_SCRATCH_BYTES } from './web-verify.ts';

/** As many as the largest partner may have. */
const CLIENTS = 10_000;

/** The built pages from the real server in a real Chromium: first loads, long lists, and the verify page by plain hashing. */
export async function measureWeb({ turns }: BenchOptions): Promise<Row[]> {
  buildCli();
  return withScratchFolder(VERIFY_SCRATCH_BYTES, async (folder) => {
    const server = await startWebServer(join(folder, 'data'), CLIENTS);
    const browser = await launchBrowser();
    try {
      const input = { browser, server, turns };
      return [
        ...(await measureFirstLoads(input)),
        ...(await measureLists({ ...input, clients: CLIENTS })),
        ...(await measureBrowserVerify({ ...input, folder })),
      ];
    } finally {
      await browser.close();
      await server.stop();
    }
  });
}
