import { formatTimestamp, makeUuidV7 } from '@attestlayer/encoding';
import type { Actor, PartnerRole } from '../../access/index.ts';
import { ISSUER_CHAIN, recordAudit } from '../../audit/index.ts';
import type { AppContext } from '../../context.ts';
import type { Tx } from '../../database/index.ts';
import { type Locale, sendMail } from '../notifications/index.ts';
import { getPartner } from '../workspaces/index.ts';
import { createLink } from './account-link.ts';
import type { AccountTables } from './account-tables.ts';
import { checkClientLimit, checkMayGive } from './team-rules.ts';

/** A holiday fits in. */
const INVITATION_LIFETIME_MS = 14 * 24 * 60 * 60 * 1000;

export type InviteInput = {
  actor: Actor;
  email: string;
  locale: Locale;
  /** Null: to the issuer's own team. */
  to: { partnerId: string; role: PartnerRole; clientIds: readonly string[] | null } | null;
};

export type Invited = {
  invitation: AccountTables['invitations'];
  expiresAt: number;
  /** The link itself where mails reach nobody, so that the one who invites can hand it over; null when it was mailed. */
  link: string | null;
};

/** Invites somebody by mail. @throws Problem owner_needed, client_limit_refused */
export async function invite(tx: Tx, context: AppContext, { actor, email, locale, to }: InviteInput): Promise<Invited> {
  if (to) {
    checkMayGive(actor, to.role);
    checkClientLimit(to.role, to.clientIds);
  }
  const now = context.now();
  const workspace = to ? (await getPartner(tx, to.partnerId)).name : context.config.environment.ISSUER_NAME;
  const made = await createLink(tx, context, { kind: 'invitation', email, lifetimeMs: INVITATION_LIFETIME_MS });
  const link = `${context.config.baseUrl}/invitation?token=${made.token}`;
  const invitation = await tx
    .insertInto('invitations')
    .values({
      id: makeUuidV7(now, context.random(10)),
      link_id: made.id,
      partner_id: to?.partnerId ?? null,
      email,
      role: to?.role ?? null,
      client_ids: to?.clientIds ? JSON.stringify(to.clientIds) : null,
      invited_by: 'userId' in actor ? actor.userId : null,
      state: 'open',
      created_at: now,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  await sendMail(tx, context, {
    to: email,
    template: 'team.invitation',
    data: {
      workspace,
      invited_by: await inviterName(tx, context, actor),
      role: to?.role ?? 'operator',
      link,
      code: made.code,
      until: formatTimestamp(made.expiresAt).slice(0, 10),
    },
    locale,
    cause: { kind: 'invitation', id: invitation.id },
    partnerId: to?.partnerId,
  });
  await recordAudit(tx, context.random, {
    chain: to?.partnerId ?? ISSUER_CHAIN,
    actor,
    action: 'invitation.sent',
    subject: { kind: 'invitation', id: invitation.id },
    details: { email, role: to?.role ?? 'issuer_operator' },
    at: now,
  });
  return { invitation, expiresAt: made.expiresAt, link: context.mailer.kind === 'outbox' ? link : null };
}

/** Who invites, in words; people of the issuer invite in its name. */
export async function inviterName(tx: Tx, context: AppContext, actor: Actor): Promise<string> {
  if (actor.kind !== 'member') return context.config.environment.ISSUER_NAME;
  const { name } = await tx.selectFrom('users').select('name').where('id', '=', actor.userId).executeTakeFirstOrThrow();
  return name;
}
