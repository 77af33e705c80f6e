import type { TrailEntry } from '@attestlayer/kit';
import * as z from 'zod';
import { defineRoute, requireTenant } from '../../../http/index.ts';
import { getPacket } from '../get-packet.ts';
import { readPacketTrail } from '../packet-trail.ts';
import { packetParams, trailBody } from '../schemas.ts';

const get = defineRoute({
  method: 'get',
  path: '/v1/packets/{packetId}/trail',
  operationId: 'getPacketTrail',
  summary: 'The hash trail: everything that happened to the records, each line bound to the one before',
  description: 'With format=jsonl the exact bytes, as they will be in the kit.',
  tag: 'packets',
  access: 'packets:read',
  params: packetParams,
  query: z.object({ format: z.enum(['json', 'jsonl']).default('json') }),
  response: trailBody,
  async handle({ context, actor, params, query }) {
    const { query: db } = context.database;
    const packet = await getPacket(db, requireTenant(actor), params.packetId);
    const { bytes, entries, head } = await readPacketTrail(db, packet.id);
    if (query.format === 'json') return { body: { head, entries: entries as (TrailEntry & Record<string, never>)[] } };
    return new Response(new Uint8Array(bytes), {
      headers: {
        'content-type': 'application/jsonl',
        'content-disposition': 'attachment; filename="hash-trail.jsonl"',
        'cache-control': 'private, no-cache',
      },
    });
  },
});

export const trailRoutes = [get];
