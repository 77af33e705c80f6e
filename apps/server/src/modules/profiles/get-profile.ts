import { encodeUtf8 } from '@attestlayer/encoding';
import { type Profile, parseProfile } from '@attestlayer/profile';
import type { Queryable } from '../../database/index.ts';
import { notFound } from '../../http/index.ts';

export type PublishedProfile = { profile: Profile; sha256: string };

/** More than any instance uses at a time; each takes some tens of kilobytes. */
const MAX_PARSED = 200;

/** By SHA-256. A version never changes, so what was parsed once stays right in every process. */
const parsed = new Map<string, Profile>();

/** Finds a version of a profile, or its newest one. @throws Problem not_found */
export async function getProfile(
  db: Queryable,
  profileId: string,
  version: number | 'latest',
): Promise<PublishedProfile> {
  const versions = db.selectFrom('profiles').select('sha256').where('profile_id', '=', profileId);
  const found = await (version === 'latest'
    ? versions.orderBy('version', 'desc').limit(1)
    : versions.where('version', '=', version)
  ).executeTakeFirst();
  if (found === undefined) throw notFound('profile or version');
  return { profile: await readParsed(db, found.sha256), sha256: found.sha256 };
}

async function readParsed(db: Queryable, sha256: string): Promise<Profile> {
  const known = parsed.get(sha256);
  if (known !== undefined) return known;
  const { document } = await db
    .selectFrom('profiles')
    .select('document')
    .where('sha256', '=', sha256)
    .executeTakeFirstOrThrow();
  const profile = parseProfile(encodeUtf8(document));
  if (parsed.size >= MAX_PARSED) parsed.clear();
  parsed.set(sha256, profile);
  return profile;
}
