import { decodeUtf8 } from '@attestlayer/encoding';
import { BUILT_IN_PROFILES, profileSha256, writeProfile } from '@attestlayer/profile';
import type { AppContext } from '../../context.ts';

/** Publishes what came with the engine; a version that is there already stays, whoever published it. */
export async function seedBuiltInProfiles({ database, logger, now }: Pick<AppContext, 'database' | 'logger' | 'now'>) {
  const rows = BUILT_IN_PROFILES.map((profile) => ({
    profile_id: profile.id,
    version: profile.version,
    sha256: profileSha256(profile),
    title: profile.title,
    document: decodeUtf8(writeProfile(profile)),
    published_at: now(),
    published_by: null,
  }));
  await database.query
    .insertInto('profiles')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const stored = await database.query.selectFrom('profiles').select('sha256').execute();
  const hashes = new Set(stored.map(({ sha256 }) => sha256));
  for (const { profile_id: profile, version, sha256 } of rows) {
    if (!hashes.has(sha256))
      logger.warn({ profile, version }, 'the operator published this version of a profile before');
  }
}
