import { BOUNDARY } from '@attestlayer/kit';
import * as z from 'zod';
import { permissionsOf } from '../../../access/index.ts';
import { defineRoute } from '../../../http/index.ts';
import { LOCALES } from '../../notifications/index.ts';

const get = defineRoute({
  method: 'get',
  path: '/v1/instance',
  operationId: 'getInstance',
  summary: 'Who runs this server, and what every page shows',
  tag: 'instance',
  access: 'public',
  response: z.object({
    issuer_id: z.string(),
    issuer_name: z.string(),
    base_url: z.string(),
    urls: z
      .object({
        program: z.url(),
        verify: z.url(),
        registry: z.url(),
        registry_test: z.url(),
        docs: z.url(),
        workspace: z.url(),
      })
      .meta({ description: 'Where each surface is found, without a slash at the end' }),
    boundary: z.string(),
    locales: z.array(z.enum(LOCALES)),
    max_file_bytes: z.int(),
    single_sign_on: z
      .object({ name: z.string().nullable() })
      .nullable()
      .meta({ description: 'Null: nobody signs in by OpenID Connect here' }),
    mail: z
      .object({ transport: z.enum(['smtp', 'outbox']) })
      .nullable()
      .meta({ description: 'For who manages a team or the service: "outbox" means that mails reach nobody' }),
  }),
  async handle({ context, actor }) {
    const { environment, baseUrl, surfaces, oidc } = context.config;
    const permissions = permissionsOf(actor);
    const mayKnow = permissions.includes('team:manage') || permissions.includes('operations:read');
    return {
      body: {
        issuer_id: environment.ISSUER_ID,
        issuer_name: environment.ISSUER_NAME,
        base_url: baseUrl,
        urls: surfaces,
        boundary: BOUNDARY,
        locales: [...LOCALES],
        max_file_bytes: environment.MAX_FILE_BYTES,
        single_sign_on: oidc && { name: oidc.name },
        mail: mayKnow ? { transport: context.mailer.kind } : null,
      },
    };
  },
});

export const instanceRoutes = [get];
