/**
 * `npm run journey [-- --postgres] [--s3]`: starts the real server on an empty folder and goes the whole way through its HTTP API,
 * as each role: from the set-up link to a kit that verifies offline, its end in the registry, and the books. Every step asserts.
 * Ends with one JSON line of its figures; fails at the first step that does not hold.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ProblemError } from '@attestlayer/sdk';
import { admitPartner, protectAccount, setUp } from './journey/admit-partner.ts';
import { buildTeam } from './journey/build-team.ts';
import { checkWithStockTools, downloadKit, untilRegistrySays, verifyOffline } from './journey/check-kit.ts';
import { checkIsolation, closeBooks } from './journey/close-books.ts';
import { collectRecords } from './journey/collect-records.ts';
import { endKits } from './journey/end-kits.ts';
import { type Instance, startInstance } from './journey/instance.ts';
import { issueFirstKit } from './journey/issue-kit.ts';
import { createJourney } from './journey/journey.ts';
import { useApiKey } from './journey/use-api-key.ts';
import { createGateway } from './journey/visitor.ts';

const GRANTED = 5;
/** The first kit and the one that supersedes it. */
const BURNED = 2;

const { values } = parseArgs({ options: { postgres: { type: 'boolean' }, s3: { type: 'boolean' } } });
const { postgres = false, s3 = false } = values;
const started = performance.now();
const folder = await mkdtemp(join(tmpdir(), 'attestlayer-journey-'));
let instance: Instance | null = null;
try {
  instance = await startInstance({ folder: join(folder, 'instance'), postgres, s3 });
  const figures = await travel(instance);
  const stores = {
    database: postgres ? 'postgres' : 'sqlite',
    blobs: s3 ? 's3' : 'disk',
    processes: instance.description,
  };
  await instance.stop();
  instance = null;
  const seconds = Math.round((performance.now() - started) / 1000);
  process.stdout.write(`${JSON.stringify({ journey: 'ok', ...stores, ...figures, seconds })}\n`);
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.stdout.write(`${JSON.stringify({ journey: 'failed', what: String(Object(error).message ?? error) })}\n`);
  process.exitCode = 1;
} finally {
  await instance?.stop();
  await rm(folder, { recursive: true, force: true });
}

async function travel({ baseUrl, urls, setUpUrl, outbox }: Instance) {
  const gateway = createGateway({ baseUrl, urls });
  const journey = createJourney({ gateway, setUpUrl, outbox, folder: join(folder, 'readers') });
  const issuer = await setUp(journey);
  const admission = {
    organisation: 'Brightwater IT Services',
    email: 'ida@brightwater.example',
    startingCredits: GRANTED,
  };
  const partner = await admitPartner(journey, issuer, admission);
  await protectAccount(journey, partner);
  const team = await buildTeam(journey, partner);
  const collection = await collectRecords(journey, team);
  await issueFirstKit(journey, team, collection);

  const { packetId } = collection;
  const first = await journey.step('anybody with a role downloads the kit, and the trust root from the registry', () =>
    downloadKit(journey, team.viewer, { packetId, registry: '/registry' }),
  );
  await journey.step('the kit verifies offline', async () => verifyOffline(journey, first));
  const stockTools = await journey.step('and with sha256sum and openssl', () => checkWithStockTools(journey, first));
  await journey.step('the registry says issued', () => untilRegistrySays(journey, first, 'issued'));

  await endKits(journey, team, collection, first);
  await useApiKey(journey, { issuer, team });
  const other = { organisation: 'Another Partner', email: 'owner@another.example', startingCredits: 1 };
  const stranger = await admitPartner(journey, issuer, other);
  await checkIsolation(journey, { stranger, issuer }, collection);
  const books = await closeBooks(journey, team, { granted: GRANTED, burned: BURNED });
  return { ...journey.figures(), ...books, stock_tools: stockTools ? 'verified' : 'not run: no openssl' };
}

function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error instanceof ProblemError) return `${error.stack}\n${JSON.stringify(error.problem)}`;
  return error.cause === undefined ? (error.stack ?? error.message) : `${error.message}\n${explain(error.cause)}`;
}
