import { decodeUtf8, sha256Hex } from '@attestlayer/encoding';
import { type Actor, actorId } from '../../access/index.ts';
import { ISSUER_CHAIN, recordAudit } from '../../audit/index.ts';
import type { AppContext } from '../../context.ts';
import type { Tx } from '../../database/index.ts';
import { conflict } from '../../http/index.ts';
import type { PublishedProfile } from './get-profile.ts';
import type { ProfileDraft } from './read-draft.ts';

/**
 * Publishes the next version of a profile, or the first of a new one. It can never be changed afterwards.
 * @throws Problem profile_version_not_next
 */
export async function publishProfile(
  tx: Tx,
  context: AppContext,
  { actor, draft }: { actor: Actor; draft: ProfileDraft },
): Promise<PublishedProfile> {
  const { profile, bytes } = draft;
  const latest = await tx
    .selectFrom('profiles')
    .select('version')
    .where('profile_id', '=', profile.id)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  const next = (latest?.version ?? 0) + 1;
  if (profile.version !== next) {
    throw conflict(
      'profile_version_not_next',
      `the next version of ${profile.id} is ${next}, not ${profile.version}`,
      'set "version" to it; a published version cannot be changed',
    );
  }
  const sha256 = sha256Hex(bytes);
  const at = context.now();
  const row = { profile_id: profile.id, version: profile.version, sha256, title: profile.title };
  await tx
    .insertInto('profiles')
    .values({ ...row, document: decodeUtf8(bytes), published_at: at, published_by: actorId(actor) })
    .execute();
  await recordAudit(tx, context.random, {
    chain: ISSUER_CHAIN,
    actor,
    action: 'profile.published',
    subject: { kind: 'profile', id: profile.id },
    details: { version: profile.version, sha256 },
    at,
  });
  return { profile, sha256 };
}
