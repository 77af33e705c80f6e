import * as z from 'zod';
import { defineRoute, lineText, paragraphText, type RateLimitPolicy } from '../../../http/index.ts';
import { LOCALES, mailAddressSchema } from '../../notifications/index.ts';
import { TIERS } from '../../workspaces/index.ts';
import { apply } from '../apply.ts';

/** A form that mails people: one organisation sends it once, and corrects it a few times. */
const APPLICATION_LIMIT: RateLimitPolicy = { name: 'applications', capacity: 5, windowMs: 60 * 60 * 1000 };

export const applyRoute = defineRoute({
  method: 'post',
  path: '/v1/applications',
  operationId: 'apply',
  summary: 'Apply to become a partner',
  tag: 'program',
  access: 'public',
  body: z.strictObject({
    organisation: lineText(200),
    website: z
      .url({ protocol: /^https?$/ })
      .max(300)
      .nullable()
      .default(null),
    contact_name: lineText(200),
    contact_email: mailAddressSchema,
    intended_tier: z.enum(TIERS),
    workflow: paragraphText(4000),
    client_types: paragraphText(2000),
    regulated_sectors: z.union([z.literal(''), paragraphText(2000)]).default(''),
    locale: z.enum(LOCALES).default('en'),
  }),
  response: z.object({ reference: z.string() }),
  status: 201,
  limits: [{ policy: APPLICATION_LIMIT }],
  async handle({ context, body }) {
    const reference = await context.database.transaction((tx) =>
      apply(tx, context, {
        organisation: body.organisation,
        website: body.website,
        contactName: body.contact_name,
        contactEmail: body.contact_email,
        intendedTier: body.intended_tier,
        workflow: body.workflow,
        clientTypes: body.client_types,
        regulatedSectors: body.regulated_sectors,
        locale: body.locale,
      }),
    );
    return { body: { reference } };
  },
});
