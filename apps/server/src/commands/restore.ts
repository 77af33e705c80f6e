/** `npm run restore -- FOLDER`: puts a backup into the empty data folder, database and blob store that the settings name. */
import { readConfig } from '../config/index.ts';
import { openBlobs } from '../open-blobs.ts';
import { restoreBackup } from '../operations/index.ts';
import { readFolderArgument, runCommand } from './run-command.ts';

await runCommand(async () => {
  const folder = readFolderArgument('restore');
  const config = readConfig(process.env);
  const manifest = await restoreBackup({ config, blobs: await openBlobs(config), folder });
  const lines = [
    `restored  ${config.dataFolder}, as of ${manifest.created_at}`,
    ...manifest.logs.map(({ origin, size }) => `log       ${origin}, ${size} entries`),
    'next      "npm run doctor", then "npm start". If the log had published more entries after this backup, witnesses and',
    '          readers remember them: read docs/runbooks/log-rolled-back.md before you start.',
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
  return true;
});
