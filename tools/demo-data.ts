/**
 * `npm run demo:load` and `npm run demo:remove`: demo data in the instance that the environment names (DATA_DIR, DATABASE_URL, …),
 * whether a server runs on it or not: two partners, six clients and packets in every state, made through the API with sample
 * records. Removing takes all of it away but what can only be added to: the log, the audit chains and the journal of credits.
 */
import { ConfigError } from '../apps/server/src/config/index.ts';
import { listDemoPartners, removeDemo } from '../apps/server/src/modules/demo/index.ts';
import { addClient, evaluate, issue, openApproval, openCore } from './demo-data/fill-packets.ts';
import { makePartner, type SignIn } from './demo-data/make-partner.ts';
import { type OpenInstance, openInstance } from './demo-data/open-instance.ts';
import { answered } from './journey/visitor.ts';

const EXIT_USAGE = 2;

async function load(instance: OpenInstance) {
  const known = await listDemoPartners(instance.context.database.query);
  if (known.length > 0) throw new ConfigError(['demo data is loaded already: run "npm run demo:remove" first']);
  const signIns = [...(await loadFirst(instance)), ...(await loadSecond(instance))];
  for (const { workspace, role, email, password } of signIns) {
    process.stdout.write(`${workspace}  ${role.padEnd(8)}  ${email}  ${password}\n`);
  }
  return { partners: 2, people: signIns.length, requests: instance.gateway.sent() };
}

/** Collecting with an open request, blocked with a shared report, superseded with its correction, withdrawn. */
async function loadFirst(instance: OpenInstance): Promise<SignIn[]> {
  const domain = 'brightwater-demo.example';
  const { owner, operator, signIns } = await makePartner(instance, { name: 'Brightwater IT Services', domain });
  const dental = await addClient(operator, 'Harbourview Dental Group', 'harbourview-demo.example');
  const legal = await addClient(operator, 'Castellanos Legal', 'castellanos-demo.example');
  const foods = await addClient(operator, 'Okonkwo Foods', 'okonkwo-demo.example');

  const collecting = await openApproval(operator, { clientId: dental, title: 'Release 2.4', records: 1 });
  const contact = { name: 'Rui Contributor', email: 'records@harbourview-demo.example' };
  await operator.api.POST('/v1/packets/{packetId}/requests', {
    params: { path: { packetId: collecting } },
    body: { contact, message: 'The approval itself and the ticket are still missing.' },
  });

  const blocked = await openApproval(operator, { clientId: legal, title: 'Exception 17', records: 2 });
  await evaluate(operator, blocked);
  await operator.api.POST('/v1/packets/{packetId}/evaluations/{attempt}/share', {
    params: { path: { packetId: blocked, attempt: 1 } },
  });

  const superseded = await openApproval(operator, { clientId: dental, title: 'Change 4711', records: 3 });
  await issue(operator, superseded);
  const correction = await answered(
    operator.api.POST('/v1/packets/{packetId}/reissue', {
      params: { path: { packetId: superseded } },
      body: { reason: 'The scope was written down too narrowly.' },
    }),
  );
  await issue(operator, correction.id);

  const withdrawn = await openApproval(operator, { clientId: foods, title: 'Freeze in December', records: 3 });
  await issue(operator, withdrawn);
  await owner.api.POST('/v1/packets/{packetId}/withdraw', {
    params: { path: { packetId: withdrawn } },
    body: { reason: 'The client asked for it.' },
  });
  return signIns;
}

/** Issued under CORE-01, ready, cancelled. */
async function loadSecond(instance: OpenInstance): Promise<SignIn[]> {
  const { operator, signIns } = await makePartner(instance, {
    name: 'Northgate Assurance',
    domain: 'northgate-demo.example',
  });
  const clinic = await addClient(operator, 'Lakeside Clinic', 'lakeside-demo.example');
  const bank = await addClient(operator, 'Meridian Savings', 'meridian-demo.example');
  const harbour = await addClient(operator, 'Harbour Logistics', 'harbour-demo.example');
  await issue(operator, await openCore(operator, { clientId: clinic, title: 'Security records, first quarter' }));
  await evaluate(operator, await openApproval(operator, { clientId: bank, title: 'Change 88', records: 3 }));
  const cancelled = await openApproval(operator, { clientId: harbour, title: 'Change 12', records: 0 });
  await operator.api.POST('/v1/packets/{packetId}/cancel', {
    params: { path: { packetId: cancelled } },
    body: { reason: 'The change was given up.' },
  });
  return signIns;
}

const WORK: Readonly<Record<string, (instance: OpenInstance) => Promise<object>>> = {
  load,
  remove: ({ context }) => removeDemo(context),
};

const [command = ''] = process.argv.slice(2);
const work = WORK[command];
if (work === undefined) {
  process.stderr.write('usage: npm run demo:load | npm run demo:remove\n');
  process.exit(EXIT_USAGE);
}
const started = performance.now();
try {
  const instance = await openInstance();
  try {
    const figures = await work(instance);
    const seconds = Math.round((performance.now() - started) / 1000);
    process.stdout.write(`${JSON.stringify({ demo: command, ...figures, seconds })}\n`);
  } finally {
    await instance.close();
  }
} catch (error) {
  if (!(error instanceof ConfigError)) throw error;
  for (const line of error.lines) process.stderr.write(`demo:${command}: error: ${line}\n`);
  process.exitCode = EXIT_USAGE;
}
