import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { grantStartingCredits } from '../../apps/server/src/modules/credits/index.ts';
import { markDemoPartner } from '../../apps/server/src/modules/demo/index.ts';
import { provisionPartner } from '../../apps/server/src/modules/partners/index.ts';
import { answered, createVisitor, type Visitor } from '../journey/visitor.ts';
import type { OpenInstance } from './open-instance.ts';

export type SignIn = { email: string; password: string; role: string; workspace: string };
export type DemoPartner = { owner: Visitor; operator: Visitor; signIns: SignIn[] };

const CREDITS = 10;

/** A partner as an accepted application gives one, with an owner, an operator and a viewer who have accepted. */
export async function makePartner(
  { context, gateway }: OpenInstance,
  { name, domain }: { name: string; domain: string },
): Promise<DemoPartner> {
  const workspace = `${name} (demo)`;
  const signIns: SignIn[] = [];
  async function join(link: string | null, role: string, person: string): Promise<Visitor> {
    const visitor = createVisitor(gateway);
    const token = new URL(link ?? assert.fail('there is no link')).searchParams.get('token') ?? '';
    const password = randomBytes(12).toString('base64url');
    await visitor.api.POST('/v1/invitations/accept', { body: { token, name: person, password } });
    signIns.push({ workspace, role, email: `${role}@${domain}`, password });
    return visitor;
  }
  const invited = await context.database.transaction(async (tx) => {
    const made = await provisionPartner(tx, context, {
      name: workspace,
      tier: 'growth',
      locale: 'en',
      ownerEmail: `owner@${domain}`,
      actor: { kind: 'system' },
      startingCredits: { amount: CREDITS, expiresAt: null, grant: grantStartingCredits },
      cause: `demo:${context.now()}:${domain}`,
    });
    await markDemoPartner(tx, context, made.partner.id);
    return made.invited;
  });
  const owner = await join(invited.link, 'owner', 'Olivia Demo');
  async function invite(role: 'operator' | 'viewer', person: string): Promise<Visitor> {
    const body = { email: `${role}@${domain}`, role };
    return join((await answered(owner.api.POST('/v1/team/invitations', { body }))).link, role, person);
  }
  const operator = await invite('operator', 'Otto Demo');
  await invite('viewer', 'Vera Demo');
  return { owner, operator, signIns };
}
