import { formatTimestamp } from '@attestlayer/encoding';
import * as z from 'zod';
import { checkIfMatch, defineList, defineRoute, lineText, paragraphText, toPageById } from '../../../http/index.ts';
import { getPartner, listPartners, type Partner, TIERS } from '../../workspaces/index.ts';
import { changePartner, setPartnerState } from '../change-partner.ts';

const stateSchema = z.enum(['active', 'suspended', 'closed']);

const partnerSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    tier: z.enum(TIERS),
    state: stateSchema,
    locale: z.string(),
    version: z.int(),
    created_at: z.string(),
  })
  .meta({ id: 'Partner' });

const params = z.object({ partnerId: z.string() });

const list = defineList({
  path: '/v1/console/partners',
  operationId: 'listPartners',
  summary: 'Partners, newest first',
  tag: 'console',
  access: 'partners:read',
  filter: { state: stateSchema.optional() },
  item: partnerSchema,
  fileName: 'partners',
  async read({ context, query: { state } }, { limit, after }) {
    const found = await listPartners(context.database.query, { limit: limit + 1, before: after?.id, state });
    return toPageById(found, limit, toJson);
  },
});

const get = defineRoute({
  method: 'get',
  path: '/v1/console/partners/{partnerId}',
  operationId: 'getPartner',
  summary: 'A partner',
  tag: 'console',
  access: 'partners:read',
  params,
  response: partnerSchema,
  async handle({ context, params: { partnerId } }) {
    const partner = await getPartner(context.database.query, partnerId);
    return { body: toJson(partner), version: partner.version };
  },
});

const change = defineRoute({
  method: 'patch',
  path: '/v1/console/partners/{partnerId}',
  operationId: 'changePartner',
  summary: 'Change the name or the tier of a partner',
  tag: 'console',
  access: 'partners:manage',
  params,
  body: z.strictObject({ name: lineText(200).optional(), tier: z.enum(TIERS).optional() }),
  response: partnerSchema,
  async handle({ context, actor, request, params: { partnerId }, body: changes }) {
    const checkVersion = (version: number) => checkIfMatch(request, version);
    const partner = await context.database.transaction((tx) =>
      changePartner(tx, context, { partnerId, actor, changes, checkVersion }),
    );
    return { body: toJson(partner), version: partner.version };
  },
});

const STATE_CHANGES = [
  { verb: 'suspend', to: 'suspended', summary: 'Stop a partner: it can read and fetch its kits, and change nothing' },
  { verb: 'resume', to: 'active', summary: 'Let a suspended partner work again' },
] as const;

const stateRoutes = STATE_CHANGES.map(({ verb, to, summary }) =>
  defineRoute({
    method: 'post',
    path: `/v1/console/partners/{partnerId}/${verb}`,
    operationId: `${verb}Partner`,
    summary,
    tag: 'console',
    access: 'partners:manage',
    params,
    body: z.strictObject({ reason: paragraphText(2000) }),
    response: partnerSchema,
    async handle({ context, actor, params: { partnerId }, body: { reason } }) {
      const partner = await context.database.transaction((tx) =>
        setPartnerState(tx, context, { partnerId, actor, to, reason }),
      );
      return { body: toJson(partner), version: partner.version };
    },
  }),
);

function toJson({ id, name, tier, state, settings, version, created_at }: Partner) {
  const { locale } = settings;
  return { id, name, tier, state, locale, version, created_at: formatTimestamp(created_at) };
}

export const consolePartnerRoutes = [list, get, change, ...stateRoutes];
