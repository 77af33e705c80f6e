/** `npm run backup -- FOLDER`: copies everything that the instance needs to a new folder, while it runs. */
import { readConfig } from '../config/index.ts';
import { openBlobs } from '../open-blobs.ts';
import { closeContext, openContext } from '../open-context.ts';
import { writeBackup } from '../operations/index.ts';
import { readFolderArgument, runCommand } from './run-command.ts';

const MEBIBYTE = 1024 * 1024;

await runCommand(async () => {
  const target = readFolderArgument('backup');
  const config = readConfig(process.env);
  const context = await openContext(config, await openBlobs(config));
  try {
    const { folder, manifest } = await writeBackup(context, target);
    const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
    const lines = [
      `backup   ${folder}`,
      `tables   ${manifest.tables.length} with ${rows} rows`,
      `blobs    ${manifest.blobs.count}, ${(manifest.blobs.bytes / MEBIBYTE).toFixed(1)} MiB`,
      ...manifest.logs.map(({ origin, size }) => `log      ${origin}, ${size} entries`),
      manifest.folders.includes('keys')
        ? 'keys     copied: keep this folder as safe as the keys themselves'
        : 'keys     none in the data folder of this process: back them up where they lie',
    ];
    process.stdout.write(`${lines.join('\n')}\n`);
    return true;
  } finally {
    await closeContext(context);
  }
});
