import { formatTimestamp, sha256Hex } from '@attestlayer/encoding';
import { evaluate, ProfileError } from '@attestlayer/profile';
import { defineRoute, Problem } from '../../../http/index.ts';
import { publishProfile } from '../publish-profile.ts';
import { readDraft } from '../read-draft.ts';
import { profileBody, publishBody, tryBody, tryResult } from '../schemas.ts';

const tag = 'console';

const publish = defineRoute({
  method: 'post',
  path: '/v1/console/profiles',
  operationId: 'publishProfile',
  summary: 'Publish the next version of a profile; it can never be changed afterwards',
  tag,
  access: 'profiles:publish',
  body: publishBody,
  response: profileBody,
  status: 201,
  async handle({ context, actor, body }) {
    const draft = readDraft(body.profile);
    return { body: await context.database.transaction((tx) => publishProfile(tx, context, { actor, draft })) };
  },
});

const tryOut = defineRoute({
  method: 'post',
  path: '/v1/console/profiles/try',
  operationId: 'tryProfile',
  summary: 'Evaluate sample records under a draft; nothing is stored',
  tag,
  access: 'profiles:publish',
  body: tryBody,
  response: tryResult,
  async handle({ context, body }) {
    const { profile, bytes } = readDraft(body.profile);
    const { records, declarations, period } = body;
    const evaluatedAt = body.evaluated_at ?? formatTimestamp(context.now());
    try {
      const evaluation = evaluate({
        profile,
        packetId: 'draft',
        period,
        declarations,
        records,
        attempt: 1,
        evaluatedAt,
      });
      return { body: { sha256: sha256Hex(bytes), evaluation } };
    } catch (cause) {
      if (!(cause instanceof ProfileError)) throw cause;
      throw new Problem(
        {
          status: 422,
          code: 'samples_invalid',
          title: 'the sample records cannot be evaluated',
          detail: cause.message,
        },
        { cause },
      );
    }
  },
});

export const consoleProfileRoutes = [publish, tryOut];
