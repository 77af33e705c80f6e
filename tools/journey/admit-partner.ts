import assert from 'node:assert/strict';
import { totpCode } from '../../apps/server/test/totp.ts';
import type { Journey } from './journey.ts';
import { receiveMail } from './mailbox.ts';
import { answered, refused, type Visitor } from './visitor.ts';

const PASSWORD = 'four different words of mine';
const CHECKLIST = { scope_fit: true, boundary_accepted: true, overclaiming_rules: true, tier_fit: true };

/** The first operator of the issuer, from the link that the start printed. */
export async function setUp({ step, visitor, setUpUrl }: Journey): Promise<Visitor> {
  const issuer = visitor();
  const token = new URL(setUpUrl).searchParams.get('token') ?? '';
  const body = { token, name: 'Ana Operator', email: 'ana@issuer.example', password: PASSWORD, locale: 'en' as const };
  await step('the first operator is made from the printed link', async () => {
    await answered(issuer.api.POST('/v1/setup', { body }));
    const session = await answered(issuer.api.GET('/v1/session'));
    assert.equal(session.issuer_operator, true);
  });
  await step('the link works once', () => refused(visitor().api.POST('/v1/setup', { body }), 'link_invalid'));
  return issuer;
}

export type Admission = { organisation: string; email: string; startingCredits: number };
export type AdmittedPartner = { partnerId: string; owner: Visitor; ownerEmail: string };

/** From the public form to the owner in the new workspace. */
export async function admitPartner(
  journey: Journey,
  issuer: Visitor,
  { organisation, email, startingCredits }: Admission,
): Promise<AdmittedPartner> {
  const { step, visitor, outbox } = journey;
  const params = await step(`${organisation} applies by the public form`, async () => {
    const { reference } = await answered(
      visitor().api.POST('/v1/applications', {
        body: {
          organisation,
          contact_name: 'Ida Owner',
          contact_email: email,
          intended_tier: 'growth',
          workflow: 'We collect approval records of our clients for their buyers.',
          client_types: 'Software vendors',
        },
      }),
    );
    const { text } = await receiveMail(outbox, email, /application/);
    assert(text.includes(reference));
    return { path: { applicationId: reference } };
  });
  const accept = () =>
    issuer.api.POST('/v1/console/applications/{applicationId}/accept', {
      params,
      body: {
        tier: 'growth',
        reason: 'The sessions settled every point.',
        starting_credits: { amount: startingCredits, expires_at: null },
      },
    });
  const partnerId = await step('the issuer qualifies and accepts it', async () => {
    await refused(accept(), 'checklist_open');
    const session = { held_on: today(), participants: 'Ida Owner, Ana Operator', notes: 'Every point was settled.' };
    await issuer.api.POST('/v1/console/applications/{applicationId}/sessions', {
      params,
      body: { ...session, checklist: { ...CHECKLIST, tier_fit: false } },
    });
    await refused(accept(), 'checklist_open');
    await issuer.api.POST('/v1/console/applications/{applicationId}/sessions', {
      params,
      body: { ...session, checklist: CHECKLIST },
    });
    const { state, partner_id } = await answered(accept());
    assert.equal(state, 'accepted');
    return partner_id ?? assert.fail('there is no workspace');
  });
  const owner = await step('its owner accepts the invitation that was mailed', async () => {
    const { token } = await receiveMail(outbox, email, /^Invitation/);
    return acceptInvitation(journey, token, 'Ida Owner');
  });
  await step('the workspace has its starting credits', async () => {
    const { available } = await answered(owner.api.GET('/v1/credits'));
    assert.equal(available, startingCredits);
  });
  return { partnerId, owner, ownerEmail: email };
}

/** Looks at an invitation, which spends nothing, and accepts it with a new account. */
export async function acceptInvitation({ visitor }: Journey, token: string, name: string): Promise<Visitor> {
  const person = visitor();
  const look = { params: { path: { kind: 'invitation' as const }, query: { token } } };
  for (let times = 0; times < 2; times++) await answered(person.api.GET('/v1/links/{kind}', look));
  const body = { token, name, password: PASSWORD };
  const { signed_in } = await answered(person.api.POST('/v1/invitations/accept', { body }));
  assert.equal(signed_in, true);
  await refused(visitor().api.POST('/v1/invitations/accept', { body }), 'link_invalid');
  return person;
}

/** Sets an authenticator app up, signs out and in again with it. */
export async function protectAccount(
  { step, visitor }: Journey,
  { owner, ownerEmail }: AdmittedPartner,
): Promise<void> {
  const { uri, usedCode } = await step('the owner sets an authenticator app up', async () => {
    const enabled = await answered(owner.api.POST('/v1/auth/totp/enable', { body: { password: PASSWORD } }));
    assert(enabled.recovery_codes.length > 0);
    const code = totpCode(enabled.uri, Date.now());
    await owner.api.POST('/v1/auth/totp/verify', { body: { code } });
    return { uri: enabled.uri, usedCode: code };
  });
  await step('and signs in with password and code, never with the password alone', async () => {
    await owner.api.POST('/v1/auth/sign-out');
    await refused(owner.api.GET('/v1/session'), 'sign_in_required');
    const body = { email: ownerEmail, password: PASSWORD };
    await refused(
      visitor().api.POST('/v1/auth/sign-in', { body: { ...body, password: 'not this one' } }),
      'invalid_email_or_password',
    );
    const { second_factor_needed } = await answered(owner.api.POST('/v1/auth/sign-in', { body }));
    assert.equal(second_factor_needed, true);
    await refused(owner.api.GET('/v1/session'), 'sign_in_required');
    await refused(owner.api.POST('/v1/auth/totp/verify', { body: { code: usedCode } }), 'totp_code_used');
    await owner.api.POST('/v1/auth/sign-in', { body });
    // A person waits for the next code; the server takes it a step early, as clocks differ.
    await owner.api.POST('/v1/auth/totp/verify', { body: { code: totpCode(uri, Date.now() + TOTP_STEP_MS) } });
    const { user } = await answered(owner.api.GET('/v1/session'));
    assert.equal(user.second_factor, true);
  });
}

/** RFC 6238 section 5.2, the default. */
const TOTP_STEP_MS = 30_000;
const today = () => new Date().toISOString().slice(0, 10);
