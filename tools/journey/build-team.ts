import assert from 'node:assert/strict';
import { type AdmittedPartner, acceptInvitation } from './admit-partner.ts';
import type { Journey } from './journey.ts';
import { receiveMail } from './mailbox.ts';
import { answered, refused, type Visitor } from './visitor.ts';

export type Team = AdmittedPartner & { operator: Visitor; viewer: Visitor };

/** The owner invites an operator and a viewer; each does what their role may, and no more. */
export async function buildTeam(journey: Journey, partner: AdmittedPartner): Promise<Team> {
  const { step, outbox } = journey;
  async function invite(role: 'operator' | 'viewer'): Promise<Visitor> {
    const email = `${role}@brightwater.example`;
    await answered(partner.owner.api.POST('/v1/team/invitations', { body: { email, role } }));
    const { token } = await receiveMail(outbox, email, /^Invitation/);
    return acceptInvitation(journey, token, `The ${role}`);
  }
  const operator = await step('the owner invites an operator', () => invite('operator'));
  const viewer = await step('and a viewer', () => invite('viewer'));
  await step('the viewer reads and changes nothing', async () => {
    await answered(viewer.api.GET('/v1/clients'));
    await refused(viewer.api.POST('/v1/clients', { body: { name: 'Not by me' } }), 'permission_missing');
    await refused(viewer.api.GET('/v1/audit'), 'permission_missing');
    await refused(viewer.api.GET('/v1/console/applications'), 'permission_missing');
  });
  await step('the operator neither invites nor makes keys', async () => {
    const body = { email: 'friend@elsewhere.example', role: 'owner' as const };
    await refused(operator.api.POST('/v1/team/invitations', { body }), 'permission_missing');
    const { members } = await answered(operator.api.GET('/v1/team'));
    assert.deepEqual(members.map(({ role }) => role).sort(), ['operator', 'owner', 'viewer']);
  });
  return { ...partner, operator, viewer };
}
