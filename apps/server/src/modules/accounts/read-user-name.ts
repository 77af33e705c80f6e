import type { AppContext } from '../../context.ts';

/** Name of the user with an address, if there is one. */
export async function readUserName({ database }: AppContext, email: string): Promise<string | undefined> {
  const user = await database.query.selectFrom('users').select('name').where('email', '=', email).executeTakeFirst();
  return user?.name;
}
