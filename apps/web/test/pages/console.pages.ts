import { sendClientRequest } from '../real/client-request.ts';
import { Person } from '../real/person.ts';
import { APPLICATION, type World } from '../real/world.ts';
import type { PageState, Seen } from './page-state.ts';

/** Looked at by the operator. */
const asOperator =
  (fill?: (world: World) => Promise<string | undefined>) =>
  async (world: World): Promise<Seen> => {
    const path = await fill?.(world);
    return { cookies: world.operator.cookies, ...(path === undefined ? {} : { path }) };
  };

/** An application that nobody decided. */
async function applyAnew(world: World): Promise<string> {
  const { reference } = await new Person(world.site).call<{ reference: string }>('POST', '/v1/applications', {
    ...APPLICATION,
    organisation: 'Coopérative d’Évaluation du Saint-Laurent',
    contact_name: 'Élodie Tremblay',
    contact_email: 'elodie@saint-laurent.example',
  });
  await world.operator.call('POST', `/v1/console/applications/${reference}/sessions`, {
    held_on: '2026-03-09',
    participants: 'Élodie Tremblay, Olga Okafor',
    notes: 'Scope and boundary are clear. The tier is open: they expect forty packets a year.',
    checklist: { scope_fit: true, boundary_accepted: true, overclaiming_rules: true, tier_fit: false },
  });
  return `/console/applications/${reference}`;
}

export default [
  { name: 'console', path: '/console', world: asOperator() },
  { name: 'console-applications', path: '/console/applications', world: asOperator() },
  { name: 'console-case', path: '/console/applications', world: asOperator(applyAnew) },
  { name: 'console-partners', path: '/console/partners', world: asOperator() },
  {
    name: 'console-partner',
    path: '/console/partners',
    world: asOperator(async ({ partnerId }) => `/console/partners/${partnerId}`),
  },
  {
    name: 'console-packets',
    path: '/console/packets',
    world: asOperator(async (world) => {
      await sendClientRequest(world, { profileId: 'CORE-01' });
      return undefined;
    }),
  },
  { name: 'console-deliveries', path: '/console/deliveries', world: asOperator() },
  { name: 'console-profiles', path: '/console/profiles', world: asOperator() },
  { name: 'console-profile', path: '/console/profiles/VENDOR-01/1', world: asOperator() },
  { name: 'console-publish', path: '/console/profiles/new?from=VENDOR-01%2F1', world: asOperator() },
  { name: 'console-trust', path: '/console/trust', world: asOperator() },
  { name: 'console-mails', path: '/console/mails', world: asOperator() },
  { name: 'console-jobs', path: '/console/jobs', world: asOperator() },
  { name: 'console-audit', path: '/console/audit', world: asOperator() },
] satisfies PageState[];
