import { once } from 'node:events';
import { type Config, ConfigError, readConfig } from './config/index.ts';
import { type RunningServer, startServer } from './start.ts';

const EXIT_USAGE = 2;
const EXIT_INTERNAL = 4;

/** Runs the server until SIGINT or SIGTERM; a second signal ends it at once, which loses nothing either. */
async function main(): Promise<void> {
  const config = readConfig(process.env);
  const server = await startServer(config);
  // Who reads that it runs may end it in the same moment.
  const ended = Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  tellWhereToGo(config, server);
  await ended;
  process.once('SIGINT', () => process.exit(EXIT_INTERNAL));
  process.once('SIGTERM', () => process.exit(EXIT_INTERNAL));
  await server.stop();
}

function tellWhereToGo({ surfaces, dataFolder, roles }: Config, { url, setUpUrl }: RunningServer): void {
  const pages = [
    ...(setUpUrl === null ? [] : [`first operator  ${setUpUrl}`]),
    `workspace       ${surfaces.workspace}`,
    `verify a kit    ${surfaces.verify}`,
    `registry        ${surfaces.registry}`,
    `API             ${surfaces.docs}`,
  ];
  const lines = [
    ...(url === null
      ? [`AttestLayer runs as ${[...roles].join(' and ')}`]
      : [`AttestLayer listens on ${url}`, ...pages]),
    `data            ${dataFolder}`,
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}

try {
  await main();
} catch (error) {
  const lines = error instanceof ConfigError ? error.lines : [error instanceof Error ? error.message : String(error)];
  for (const line of lines) process.stderr.write(`attestlayer-server: error: ${line}\n`);
  process.exitCode = error instanceof ConfigError ? EXIT_USAGE : EXIT_INTERNAL;
}
