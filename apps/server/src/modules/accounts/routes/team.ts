import { formatTimestamp } from '@attestlayer/encoding';
import * as z from 'zod';
import { PARTNER_ROLES } from '../../../access/index.ts';
import { defineRoute, requireTenant } from '../../../http/index.ts';
import { LOCALES, mailAddressSchema } from '../../notifications/index.ts';
import type { AccountTables } from '../account-tables.ts';
import { changeMember, removeMember } from '../change-member.ts';
import { type Invited, invite } from '../invite.ts';
import { listMembers, type Member, parseClientIds } from '../read-membership.ts';
import { revokeInvitation } from '../revoke-invitation.ts';

/** A limit to more clients than this is better made a role. */
const MAX_CLIENTS = 500;
const clientIdsSchema = z.array(z.string().min(1).max(64)).min(1).max(MAX_CLIENTS).nullable();

const memberSchema = z
  .object({
    user_id: z.string(),
    name: z.string(),
    email: z.string(),
    role: z.enum(PARTNER_ROLES),
    client_ids: clientIdsSchema,
    second_factor: z.boolean(),
    created_at: z.string(),
  })
  .meta({ id: 'Member' });

const invitationSchema = z
  .object({
    id: z.string(),
    email: z.string(),
    role: z.enum(PARTNER_ROLES).nullable(),
    client_ids: clientIdsSchema,
    created_at: z.string(),
  })
  .meta({ id: 'Invitation' });

const invitedSchema = invitationSchema
  .extend({
    expires_at: z.string(),
    link: z.string().nullable().meta({ description: 'Where mails reach nobody: the link, to be handed over' }),
  })
  .meta({ id: 'SentInvitation' });

const list = defineRoute({
  method: 'get',
  path: '/v1/team',
  operationId: 'listTeam',
  summary: 'Members of the workspace and open invitations',
  tag: 'team',
  access: 'team:read',
  response: z.object({ members: z.array(memberSchema), invitations: z.array(invitationSchema) }),
  async handle({ context, actor }) {
    const { partnerId } = requireTenant(actor);
    const members = await listMembers(context.database.query, partnerId);
    const invitations = await context.database.query
      .selectFrom('invitations')
      .selectAll()
      .where('partner_id', '=', partnerId)
      .where('state', '=', 'open')
      .orderBy('id')
      .execute();
    return { body: { members: members.map(memberJson), invitations: invitations.map(invitationJson) } };
  },
});

const inviteMember = defineRoute({
  method: 'post',
  path: '/v1/team/invitations',
  operationId: 'inviteMember',
  summary: 'Invite somebody to the workspace',
  tag: 'team',
  access: 'team:manage',
  body: z.strictObject({
    email: mailAddressSchema,
    role: z.enum(PARTNER_ROLES),
    client_ids: clientIdsSchema.default(null),
    locale: z.enum(LOCALES).default('en'),
  }),
  response: invitedSchema,
  status: 201,
  secretAnswer: true,
  async handle({ context, actor, body: { email, role, client_ids, locale } }) {
    const { partnerId } = requireTenant(actor);
    const to = { partnerId, role, clientIds: client_ids };
    const invited = await context.database.transaction((tx) => invite(tx, context, { actor, email, locale, to }));
    return { body: invitedJson(invited) };
  },
});

const inviteOperator = defineRoute({
  method: 'post',
  path: '/v1/console/operators/invitations',
  operationId: 'inviteOperator',
  summary: 'Invite another operator of the issuer',
  tag: 'console',
  access: 'operations:manage',
  body: z.strictObject({ email: mailAddressSchema, locale: z.enum(LOCALES).default('en') }),
  response: invitedSchema,
  status: 201,
  secretAnswer: true,
  async handle({ context, actor, body: { email, locale } }) {
    const invited = await context.database.transaction((tx) => invite(tx, context, { actor, email, locale, to: null }));
    return { body: invitedJson(invited) };
  },
});

const revoke = defineRoute({
  method: 'delete',
  path: '/v1/team/invitations/{invitationId}',
  operationId: 'revokeInvitation',
  summary: 'Take an open invitation back',
  tag: 'team',
  access: 'team:manage',
  params: z.object({ invitationId: z.string() }),
  status: 204,
  async handle({ context, actor, params }) {
    const tenant = requireTenant(actor);
    await context.database.transaction((tx) => revokeInvitation(tx, context, { tenant, actor, ...params }));
    return { status: 204 };
  },
});

const memberParams = z.object({ userId: z.string() });

const change = defineRoute({
  method: 'patch',
  path: '/v1/team/members/{userId}',
  operationId: 'changeMember',
  summary: 'Give a member another role or another limit to clients',
  tag: 'team',
  access: 'team:manage',
  params: memberParams,
  body: z.strictObject({ role: z.enum(PARTNER_ROLES).optional(), client_ids: clientIdsSchema.optional() }),
  response: memberSchema,
  async handle({ context, actor, params: { userId }, body: { role, client_ids: clientIds } }) {
    const tenant = requireTenant(actor);
    const member = await context.database.transaction((tx) =>
      changeMember(tx, context, { tenant, actor, userId, role, clientIds }),
    );
    return { body: memberJson(member) };
  },
});

const remove = defineRoute({
  method: 'delete',
  path: '/v1/team/members/{userId}',
  operationId: 'removeMember',
  summary: 'Take a member out of the workspace',
  tag: 'team',
  access: 'team:manage',
  params: memberParams,
  status: 204,
  async handle({ context, actor, params }) {
    const tenant = requireTenant(actor);
    await context.database.transaction((tx) => removeMember(tx, context, { tenant, actor, ...params }));
    return { status: 204 };
  },
});

function memberJson({ client_ids, created_at, ...member }: Member): z.input<typeof memberSchema> {
  return { ...member, client_ids: client_ids && [...client_ids], created_at: formatTimestamp(created_at) };
}

function invitationJson(row: AccountTables['invitations']): z.input<typeof invitationSchema> {
  const { id, email, role, client_ids, created_at } = row;
  return { id, email, role, client_ids: parseClientIds(client_ids), created_at: formatTimestamp(created_at) };
}

function invitedJson({ invitation, expiresAt, link }: Invited): z.input<typeof invitedSchema> {
  return { ...invitationJson(invitation), expires_at: formatTimestamp(expiresAt), link };
}

export const teamRoutes = [list, inviteMember, inviteOperator, revoke, change, remove];
