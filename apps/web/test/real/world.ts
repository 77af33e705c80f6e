import { Person } from './person.ts';
import { type RealServer, startRealServer } from './start-server.ts';

/** A real server with an issuer's operator and one partner, made through its API as people would. */
export type World = {
  server: RealServer;
  /** Where its pages are. */
  site: string;
  operator: Person;
  owner: Person;
  partnerId: string;
  close: () => Promise<void>;
};

export const PASSWORD = 'a long sentence of mine';
const OPERATOR_EMAIL = 'olga@issuer.example';
const OWNER_EMAIL = 'ana@brightwater.example';

const CHECKLIST = { scope_fit: true, boundary_accepted: true, overclaiming_rules: true, tier_fit: true };

/** What the application form sends. */
export const APPLICATION = {
  organisation: 'Brightwater Assurance',
  website: 'https://brightwater.example',
  contact_name: 'Ana Ruiz',
  contact_email: OWNER_EMAIL,
  intended_tier: 'growth',
  workflow:
    'We prepare vendor reviews for clinics and dental groups, twice a year, from the records that they already have.',
  client_types: 'Clinics and dental groups',
  regulated_sectors: 'Health',
  locale: 'en',
};

/** Starts a server whose pages are at `site`, and makes the first people. */
export async function makeWorld(site: string, forwardTo: (origin: string) => void): Promise<World> {
  const server = await startRealServer(site);
  forwardTo(server.origin);
  const operator = new Person(site);
  const first = { token: server.setUpToken, name: 'Olga Okafor', email: OPERATOR_EMAIL, password: PASSWORD };
  await operator.call('POST', '/v1/setup', first);
  const partner = await joinPartner({ server, site, operator }, {});
  return { server, site, operator, ...partner, close: server.close };
}

type Joining = { organisation?: string; email?: string };

/** A partner from its application to its owner, signed in. */
export async function joinPartner(
  { server, site, operator }: Pick<World, 'server' | 'site' | 'operator'>,
  { organisation = APPLICATION.organisation, email = OWNER_EMAIL }: Joining,
): Promise<Pick<World, 'owner' | 'partnerId'>> {
  const application = { ...APPLICATION, organisation, contact_email: email };
  const { reference } = await new Person(site).call<{ reference: string }>('POST', '/v1/applications', application);
  const partnerId = await qualify(operator, reference);
  const { token } = await server.mailTo(email, /invit/i);
  const owner = new Person(site);
  await owner.call('POST', '/v1/invitations/accept', { token, name: 'Ana Ruiz', password: PASSWORD });
  return { owner, partnerId };
}

async function qualify(operator: Person, reference: string): Promise<string> {
  const path = `/v1/console/applications/${reference}`;
  await operator.call('POST', `${path}/sessions`, {
    held_on: '2026-03-02',
    participants: 'Ana Ruiz, Olga Okafor',
    notes: 'Walked through the boundary text and two sample kits.',
    checklist: CHECKLIST,
  });
  const accepted = await operator.call<{ partner_id: string }>('POST', `${path}/accept`, {
    tier: 'growth',
    reason: 'Scope and tier fit.',
    starting_credits: { amount: 20 },
  });
  return accepted.partner_id;
}
