import { defineRoute } from '../../../http/index.ts';
import { getProfile } from '../get-profile.ts';
import { listProfiles } from '../list-profiles.ts';
import { profileBody, profileListBody, profileParams, toProfileEntryBody } from '../schemas.ts';

const list = defineRoute({
  method: 'get',
  path: '/v1/profiles',
  operationId: 'listProfiles',
  summary: 'Every published version of every profile',
  tag: 'profiles',
  access: 'public',
  response: profileListBody,
  async handle({ context }) {
    const entries = await listProfiles(context.database.query);
    return { body: { items: entries.map(toProfileEntryBody), next_cursor: null } };
  },
});

const get = defineRoute({
  method: 'get',
  path: '/v1/profiles/{id}/{version}',
  operationId: 'getProfile',
  summary: 'One version of a profile, or the "latest"',
  tag: 'profiles',
  access: 'public',
  params: profileParams,
  response: profileBody,
  async handle({ context, params }) {
    return { body: await getProfile(context.database.query, params.id, params.version) };
  },
});

export const publicProfileRoutes = [list, get];
