import { suggestRequirements } from '@attestlayer/profile';
import type * as z from 'zod';
import type { Queryable } from '../../../database/index.ts';
import { defineRoute, notFound } from '../../../http/index.ts';
import { getPacket, type Packet } from '../../packets/index.ts';
import { getProfile } from '../../profiles/index.ts';
import { listRecords } from '../list-records.ts';
import { MAX_CURRENT_RECORDS } from '../packet-room.ts';
import { type RecordScope, recordScopeOf } from '../record-scope.ts';
import { packetParams, suggestionsBody } from '../schemas.ts';

const description =
  'From names, folders, headers and types, with the reasons. A person confirms; a suggestion never decides an outcome.';

const workspace = defineRoute({
  method: 'get',
  path: '/v1/packets/{packetId}/suggestions',
  operationId: 'suggestRequirements',
  summary: 'Which requirements the records that have none yet could answer',
  description,
  tag: 'records',
  access: 'records:read',
  params: packetParams,
  response: suggestionsBody,
  async handle({ context, actor, params }) {
    const scope = recordScopeOf(actor);
    const { query: db } = context.database;
    return { body: await suggest(db, scope, await getPacket(db, scope.tenant, params.packetId)) };
  },
});

const portal = defineRoute({
  method: 'get',
  path: '/v1/portal/suggestions',
  operationId: 'suggestPortalRequirements',
  summary: 'Which requirements the records sent by this request could answer',
  description,
  tag: 'portal',
  access: 'request:read',
  response: suggestionsBody,
  async handle({ context, actor }) {
    const scope = recordScopeOf(actor);
    if (scope.request === null) throw notFound('request');
    const { query: db } = context.database;
    return { body: await suggest(db, scope, await getPacket(db, scope.tenant, scope.request.packetId)) };
  },
});

async function suggest(db: Queryable, scope: RecordScope, packet: Packet): Promise<z.input<typeof suggestionsBody>> {
  const { profile } = await getProfile(db, packet.profile_id, packet.profile_version);
  const { rows } = await listRecords(db, {
    scope,
    packetId: packet.id,
    states: ['current'],
    after: null,
    limit: MAX_CURRENT_RECORDS,
  });
  const unplaced = rows
    .filter(({ requirement_ids }) => requirement_ids.length === 0)
    .map(({ id, original_name: originalName, facts }) => ({ id, originalName, facts }));
  return {
    items: suggestRequirements(profile, unplaced).map(({ record, suggestions }) => ({
      record_id: record.id,
      suggestions: suggestions.map(({ requirementId, confidence, reasons }) => ({
        requirement_id: requirementId,
        confidence_percent: Math.round(confidence * 100),
        reasons,
      })),
    })),
    next_cursor: null,
  };
}

export const suggestionRoutes = [workspace, portal];
