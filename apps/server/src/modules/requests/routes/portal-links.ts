import { formatTimestamp } from '@attestlayer/encoding';
import { systemTenant } from '../../../access/index.ts';
import { defineRoute, type RateLimitPolicy } from '../../../http/index.ts';
import { getClient } from '../../clients/index.ts';
import { getPacket } from '../../packets/index.ts';
import { getPartner } from '../../workspaces/index.ts';
import { linkInvalid, openPortal, readPortalLink } from '../open-portal.ts';
import { linkQuery, openPortalBody, portalLinkBody, portalSessionBody } from '../schemas.ts';
import { stopReminders } from '../stop-reminders.ts';

const tag = 'portal';

/** An office behind one address opens its links in the morning; a guesser of tokens and codes gets nowhere. */
const GUESS_LIMIT: RateLimitPolicy = { name: 'portal_link', capacity: 60, windowMs: 15 * 60 * 1000 };
const limits = [{ policy: GUESS_LIMIT }];

const look = defineRoute({
  method: 'get',
  path: '/v1/portal/link',
  operationId: 'lookAtPortalLink',
  summary: 'Who asks whom, before a link is used; changes and spends nothing',
  description: 'The token is in the query, which the server does not log.',
  tag,
  access: 'public',
  query: linkQuery,
  response: portalLinkBody,
  limits,
  async handle({ context, query: { token } }) {
    const { query: db } = context.database;
    const request = await readPortalLink(db, context, token);
    const tenant = systemTenant(request.partner_id, request.mode);
    const partner = await getPartner(db, request.partner_id);
    const client = await getClient(db, tenant, request.client_id);
    const packet = await getPacket(db, tenant, request.packet_id);
    return {
      body: {
        partner: partner.name,
        issuer: context.config.environment.ISSUER_NAME,
        client: client.name,
        title: packet.title,
        expires_at: formatTimestamp(request.expires_at),
      },
    };
  },
});

const open = defineRoute({
  method: 'post',
  path: '/v1/portal/open',
  operationId: 'openPortal',
  summary: 'Exchange the token of a link, or a typed code with its address, for a contributor session',
  tag,
  access: 'public',
  body: openPortalBody,
  response: portalSessionBody,
  limits,
  secretAnswer: true,
  async handle({ context, body }) {
    const opened = await context.database.transaction((tx) => openPortal(tx, context, body));
    if (opened === null) throw linkInvalid();
    const { token, expiresAt, request } = opened;
    return { body: { token, expires_at: formatTimestamp(expiresAt), request_id: request.id } };
  },
});

const stop = defineRoute({
  method: 'post',
  path: '/v1/portal/stop-reminders',
  operationId: 'stopPortalReminders',
  summary: 'Get no more reminders about what a mail was about; the request stays open',
  tag,
  access: 'public',
  body: linkQuery,
  status: 204,
  limits,
  async handle({ context, body: { token } }) {
    await context.database.transaction((tx) => stopReminders(tx, context, token));
    return {};
  },
});

export const portalLinkRoutes = [look, open, stop];
