import { redrawPicture } from '@attestlayer/inspect';
import * as z from 'zod';
import { defineRoute, notFound, Problem, requireTenant } from '../../http/index.ts';
import { changeLogo } from './change-logo.ts';

/** A logo of an office; whoever has a larger one can save it smaller. */
const MAX_LOGO_BYTES = 1_000_000;
/** Twice what the pages show, for screens with small dots. */
const BOX = { width: 480, height: 160 };

/** Decoding takes a process of its own. */
const LIMITS = [{ policy: { name: 'logo', windowMs: 60 * 60 * 1000, capacity: 30 } }];

const logoBody = z.object({ logo_sha256: z.string().nullable() }).meta({ title: 'Logo' });

const put = defineRoute({
  method: 'put',
  path: '/v1/workspace/logo',
  operationId: 'putLogo',
  summary: 'Set the logo of the workspace: a PNG or JPEG, which is drawn anew as a PNG of at most 480 by 160 pixels',
  tag: 'workspace',
  access: 'workspace:configure',
  body: z.strictObject({ picture: z.base64().meta({ description: 'The file in base64' }) }),
  maxBodyBytes: Math.ceil((MAX_LOGO_BYTES * 4) / 3) + 100,
  limits: LIMITS,
  response: logoBody,
  async handle({ context, actor, body: { picture } }) {
    const tenant = requireTenant(actor);
    const drawn = await redrawPicture(Buffer.from(picture, 'base64'), BOX);
    if (drawn === null) {
      throw new Problem({
        status: 422,
        code: 'logo_refused',
        title: 'this is no PNG or JPEG of a usual size',
        detail: 'send a PNG or JPEG of at most 25 million pixels; SVG is not taken',
      });
    }
    const { sha256 } = await context.blobs.put(oneChunk(drawn));
    await context.database.transaction((tx) => changeLogo(tx, context, { tenant, actor, sha256 }));
    return { body: { logo_sha256: sha256 } };
  },
});

const remove = defineRoute({
  method: 'delete',
  path: '/v1/workspace/logo',
  operationId: 'deleteLogo',
  summary: 'Take the logo of the workspace away',
  tag: 'workspace',
  access: 'workspace:configure',
  response: logoBody,
  async handle({ context, actor }) {
    const tenant = requireTenant(actor);
    await context.database.transaction((tx) => changeLogo(tx, context, { tenant, actor, sha256: null }));
    return { body: { logo_sha256: null } };
  },
});

const show = defineRoute({
  method: 'get',
  path: '/v1/logos/{sha256}',
  operationId: 'getLogo',
  summary: 'A logo that a workspace shows now, by its SHA-256 in hex',
  tag: 'workspace',
  access: 'public',
  params: z.object({ sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
  produces: 'image/png',
  async handle({ context, params: { sha256 } }) {
    const partner = await context.database.query
      .selectFrom('partners')
      .select('id')
      .where('logo_blob_sha256', '=', sha256)
      .limit(1)
      .executeTakeFirst();
    // Other blobs are records and kits.
    if (partner === undefined) throw notFound('logo');
    return new Response(await context.blobs.open(sha256), {
      headers: {
        'cache-control': 'public, max-age=3600',
        'content-security-policy': "sandbox; default-src 'none'",
        'content-type': 'image/png',
        'x-content-type-options': 'nosniff',
      },
    });
  },
});

async function* oneChunk(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

export const logoRoutes = [put, remove, show];
