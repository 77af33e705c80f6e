/** `npm run doctor`: prints every setting and where it comes from, uses each part once, and tells what is weak. */
import { access } from 'node:fs/promises';
import { type Config, readConfig } from '../config/index.ts';
import { openBlobs } from '../open-blobs.ts';
import { closeContext, openContext } from '../open-context.ts';
import { checkHealth, listWarnings } from '../operations/index.ts';
import { describeSettings } from './describe-settings.ts';
import { runCommand } from './run-command.ts';

const print = (text: string) => process.stdout.write(`${text}\n`);

await runCommand(async () => {
  const config = readConfig(process.env);
  print('settings');
  for (const line of describeSettings(config, process.env)) print(`  ${line}`);
  print('checks');
  if (!(await hasStarted(config))) {
    print(`  there is no database in ${config.dataFolder} yet: "npm start" makes it`);
    return false;
  }
  // What goes wrong is in the lines below; the log would say it a second time in between.
  const quiet = readConfig({ ...process.env, LOG_LEVEL: 'silent' });
  const context = await openContext(quiet, await openBlobs(quiet));
  try {
    const { isReady, checks } = await checkHealth(context);
    for (const { name, ok, optional, note, error } of checks) {
      const outcome = ok ? 'ok  ' : optional ? 'weak' : 'FAIL';
      print(`  ${outcome}  ${[name.padEnd(14), error ?? note ?? ''].join('  ').trimEnd()}`);
    }
    const warnings = await listWarnings(context);
    print(warnings.length === 0 ? 'warnings: none' : 'warnings');
    for (const { code, message } of warnings) print(`  ${code}: ${message}`);
    return isReady;
  } finally {
    await closeContext(context);
  }
});

/** A look at an instance must not be what makes it. */
async function hasStarted({ database }: Config): Promise<boolean> {
  if (database.kind === 'postgres') return true;
  return access(database.path).then(
    () => true,
    () => false,
  );
}
