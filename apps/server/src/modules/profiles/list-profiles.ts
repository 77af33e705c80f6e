import type { Queryable } from '../../database/index.ts';

export type ProfileEntry = {
  id: string;
  version: number;
  sha256: string;
  title: string;
  published_at: number;
  built_in: boolean;
};

/** Lists every version of every profile, newest version first. There are tens of them: no pages. */
export async function listProfiles(db: Queryable): Promise<ProfileEntry[]> {
  const rows = await db
    .selectFrom('profiles')
    .select(['profile_id as id', 'version', 'sha256', 'title', 'published_at', 'published_by'])
    .orderBy('profile_id')
    .orderBy('version', 'desc')
    .execute();
  return rows.map(({ published_by, ...row }) => ({ ...row, built_in: published_by === null }));
}
