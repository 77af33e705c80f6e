import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openPage } from './browser.ts';
import { lookUp, save, verifyOffline, verifyOnPage } from './journey/check-kit.ts';
import {
  EXPORT,
  fillIn,
  giveDays,
  openRequest,
  sendRecord,
  sendThroughLostLine,
  submitIncomplete,
} from './journey/client.ts';
import { type Account, acceptApplication, acceptInvitation, setUpOperator, signInAgain } from './journey/join.ts';
import { evaluateAndIssue, evaluateAndShare, openPacket, sendRequest, withdrawKit } from './journey/packet.ts';
import { APPLICATION, sendApplication } from './pages/program.pages.ts';
import { provideSite } from './provide-site.ts';
import { samplePath } from './real/core-01.ts';
import { type RealServer, startRealServer } from './real/start-server.ts';

const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };
const OPERATOR: Account = { name: 'Olga Okafor', email: 'olga@issuer.example', password: 'a long sentence of mine' };
const OWNER: Account = {
  name: APPLICATION['Your name'],
  email: APPLICATION['E-mail at work'],
  password: 'another long sentence',
};
const CONTACT = { name: 'Jo Meyer', email: 'jo@helder.example' };
const VALUES = {
  'Who is responsible for the policies': 'Dr Lena Brückner',
  'Day of the last review of the policies': '2026-09-30',
  'Who made the reports': 'Northgate Security',
  'What was examined': 'The booking platform and its hosting',
  'With whom the contracts are made': 'Helder Hosting BV',
  'Which systems the evidence comes from': 'Directory, backup console, booking platform',
};
const CREDITS = 3;

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

const site = provideSite('journey');
let server: RealServer;
let folder: string;

beforeAll(async () => {
  server = await startRealServer(site.site.origin);
  site.site.setBackend(server.origin);
  folder = await mkdtemp(join(tmpdir(), 'attestlayer-journey-'));
});

afterAll(async () => {
  await server?.close();
  await rm(folder, { recursive: true, force: true });
});

test('from the application to a kit that verifies, and to its withdrawal, on the pages of everybody', async () => {
  const { origin } = site.site;
  const opened: Awaited<ReturnType<typeof openPage>>[] = [];
  const open = async (path: string, options = {}) => {
    const next = await openPage(site.browser, origin + path, options);
    next.page.setDefaultTimeout(60_000);
    opened.push(next);
    return next.page;
  };

  // Somebody applies; the issuer's operator decides.
  const applicant = await open('/apply');
  await sendApplication(applicant);
  await applicant.getByRole('heading', { level: 1, name: 'Your application is with us' }).waitFor();
  const operator = await open(`/set-up?token=${server.setUpToken}`);
  await setUpOperator(operator, OPERATOR);
  await operator.goto(`${origin}/console/applications`);
  await acceptApplication(operator, APPLICATION['Name of the organisation'], CREDITS);

  // The invitation, and the first day of the partner.
  const invitation = await server.mailTo(OWNER.email, /invit/i);
  const partner = await open(`/invitation?token=${invitation.token}`);
  const secret = await acceptInvitation(partner, OWNER);
  await partner.getByRole('heading', { level: 1, name: 'Overview' }).waitFor();
  await signInAgain(partner, { ...OWNER, secret, path: '/clients/new' });
  const packetUrl = await openPacket(partner, 'Helder Klinieken', 'Vendor review 2026', CONTACT);
  await sendRequest(partner, packetUrl, CONTACT);

  // The client, on a phone and a poor line.
  const { token } = await server.mailTo(CONTACT.email);
  const client = await open(`/portal?token=${token}`, PHONE);
  await openRequest(client);
  await sendRecord(client, 'CORE-01.POL', samplePath('policies/incident-response.md'));
  await sendThroughLostLine(client, site.site, 'CORE-01.EVD');
  await submitIncomplete(client);

  // FAIL; the client reads what stands in the way, and mends it.
  expect(await evaluateAndShare(partner, packetUrl)).toBeGreaterThan(3);
  await server.mailTo(CONTACT.email, /^What is missing/);
  await client.reload();
  await client.getByRole('heading', { level: 2, name: /shared with you/ }).waitFor();
  await sendRecord(client, 'CORE-01.RPT', samplePath('reports/Quarterly security report 2026 Q1.pdf'));
  await sendRecord(client, 'CORE-01.CTR', samplePath('contracts/Managed services agreement.pdf'));
  await sendRecord(client, 'CORE-01.EVD', samplePath('evidence/backup-console-2026-03-31.png'));
  await giveDays(client);
  await fillIn(client, VALUES);

  // PASS, one kit for one credit.
  await evaluateAndIssue(partner, packetUrl);
  const kit = join(folder, 'kit.zip');
  expect(await save(partner, 'Save the kit (ZIP)', kit)).toMatch(/kit\.zip$/);
  await partner.goto(`${origin}/credits`);
  await partner
    .getByText(String(CREDITS - 1), { exact: true })
    .first()
    .waitFor();

  // Whoever receives it checks it, on the page and without a network.
  const reader = await open('/verify');
  await verifyOnPage(reader, kit);
  const html = join(folder, 'verifier.html');
  await reader.getByRole('button', { name: 'Check another kit' }).click();
  await save(reader, /Download/, html);
  const trust = join(folder, 'trust.json');
  await writeFile(trust, await (await reader.request.get(`${origin}/registry/v1/trust/latest.json`)).body());
  await verifyOffline(site.browser, { html, kit, trust });

  // Withdrawn: the kit stays what it was, the registry says what became of it.
  await withdrawKit(partner, packetUrl);
  await reader.goto(`${origin}/verify/receipt`);
  const entries = unzipSync(await readFile(kit));
  await lookUp(reader, sha256(entries['receipt.json']!), 'Withdrawn');

  // What came through the lost line is in the kit, byte for byte.
  const hashes = Object.values(entries).map(sha256);
  expect(hashes).toContain(sha256(EXPORT.buffer));
  expect(opened.flatMap(({ complaints, foreign }) => [...complaints, ...foreign])).toEqual([]);
});
