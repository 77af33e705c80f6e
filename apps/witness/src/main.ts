import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { readKnownLogs } from './known-logs.ts';
import { openWitness } from './open-witness.ts';
import { readOptions, USAGE } from './options.ts';
import { createWitnessServer, type LogLine } from './server.ts';
import { WitnessError } from './witness-error.ts';

const EXIT_USAGE = 2;
const EXIT_INTERNAL = 4;

// Longer than any sound request takes, shorter than what supervisors wait before they kill.
const SHUTDOWN_GRACE_MS = 5_000;

/** Runs the witness until SIGINT or SIGTERM. Results on stdout, one JSON line for each request on stderr. */
async function main(): Promise<void> {
  const options = await readOptions(process.argv.slice(2), process.env);
  if (options === null) {
    process.stdout.write(USAGE);
    return;
  }
  const witness = await openWitness(options, readKnownLogs(options.logVkeys));
  const server = createWitnessServer(witness, writeLine);
  server.listen(options.port, options.host);
  await once(server, 'listening');
  process.stdout.write(`vkey    ${witness.vkey}\nlisten  ${formatUrl(server.address() as AddressInfo)}\n`);

  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  // What was accepted is answered; a client that does not take its answer is cut off.
  const cut = setTimeout(() => server.closeAllConnections(), SHUTDOWN_GRACE_MS);
  const closed = once(server, 'close');
  server.close();
  server.closeIdleConnections();
  await closed;
  clearTimeout(cut);
  witness.state.close();
}

function formatUrl({ address, family, port }: AddressInfo): string {
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
}

function writeLine(line: LogLine): void {
  process.stderr.write(`${JSON.stringify({ at: new Date().toISOString(), ...line })}\n`);
}

function explain(error: unknown): { message: string; hint: string; exitCode: number } {
  if (error instanceof WitnessError) return { message: error.message, hint: error.hint, exitCode: EXIT_USAGE };
  const message = error instanceof Error ? error.message : String(error);
  // Errors of the key file, of the disk and of the system have a code; an error without one is a defect of ours.
  const mendable = error instanceof Error && 'code' in error;
  return mendable
    ? { message, hint: 'check the paths, the permissions, the address and the passphrase', exitCode: EXIT_USAGE }
    : { message, hint: 'this should not happen; please report it', exitCode: EXIT_INTERNAL };
}

try {
  await main();
} catch (error) {
  const { message, hint, exitCode } = explain(error);
  process.stderr.write(`attestlayer-witness: error: ${message}\nattestlayer-witness: hint: ${hint}\n`);
  process.exitCode = exitCode;
}
