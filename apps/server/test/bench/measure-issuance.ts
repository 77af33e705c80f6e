/**
 * A server that issues packets of one size and tells how long each took, and how long its parts take by themselves. The argument is
 * an IssuanceTask as JSON; the one line that it writes is IssuanceTimes.
 */
import { createHash } from 'node:crypto';
import { open, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { renderBinder } from '@attestlayer/binder';
import { type IssuingServer, startIssuingServer } from '../issuance/issuance-fixture.ts';
import type { ReadyPacket } from '../issuance/ready-packet.ts';
import type { IssuanceTask, IssuanceTimes } from './issuance-task.ts';

/** A short report: some five printed pages. */
const LINES_PER_NOTE = 250;
/** Issued at once to see how many kits a minute there are: each worker gets several. */
const AT_ONCE = 6;

const task: IssuanceTask = JSON.parse(process.argv[2] ?? '');
let binderMs = 0;
let packets = 0;

const timedBinder: typeof renderBinder = async (options) => {
  const started = performance.now();
  const rendered = await renderBinder(options);
  binderMs = performance.now() - started;
  return rendered;
};

function makePacket(server: IssuingServer): Promise<ReadyPacket> {
  packets += 1;
  const texts = Array.from({ length: task.records }, (_, record) =>
    Array.from({ length: LINES_PER_NOTE }, (_, line) => `line ${line} of note ${record} of packet ${packets}`).join(
      '\n',
    ),
  );
  return server.makeReady(texts);
}

async function issueAndWait(server: IssuingServer, ready: ReadyPacket): Promise<string> {
  const { state, zip_sha256, error_message } = await server.end((await server.start(ready)).id);
  if (state !== 'delivered' || zip_sha256 === null) throw new Error(`not issued: ${error_message}`);
  return zip_sha256;
}

/** Hashes and writes as many bytes as the issuance had to, once; the binder was timed while it was made. */
async function timeParts({ context }: IssuingServer, zipSha256: string): Promise<number> {
  const zip = join(context.config.dataFolder, 'parts.zip');
  await context.blobs.copyToFile(zipSha256, zip);
  const bytes = await readFile(zip);
  const started = performance.now();
  createHash('sha256').update(bytes).digest();
  await writeFile(`${zip}.copy`, bytes);
  const handle = await open(`${zip}.copy`, 'r+');
  await handle.sync();
  await handle.close();
  return performance.now() - started + binderMs;
}

const server = await startIssuingServer(task.database, { renderBinder: timedBinder });
await server.grant(task.turns + 1 + AT_ONCE);
await issueAndWait(server, await makePacket(server));
const times: IssuanceTimes = { issue: [], parts: [], kitsPerMinute: 0 };
for (let turn = 0; turn < task.turns; turn++) {
  const ready = await makePacket(server);
  const started = performance.now();
  const zip = await issueAndWait(server, ready);
  times.issue.push(performance.now() - started);
  times.parts.push(await timeParts(server, zip));
}
const many: ReadyPacket[] = [];
for (let packet = 0; packet < AT_ONCE; packet++) many.push(await makePacket(server));
const started = performance.now();
await Promise.all(many.map((ready) => issueAndWait(server, ready)));
times.kitsPerMinute = (AT_ONCE * 60_000) / (performance.now() - started);
process.stdout.write(`${JSON.stringify(times)}\n`);
await server.close();
