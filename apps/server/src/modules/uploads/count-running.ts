import type { Queryable } from '../../database/index.ts';

/** How many files of a packet are on their way: not all bytes are there, or nobody has looked into them yet. */
export async function countRunningUploads(db: Queryable, packetId: string): Promise<number> {
  const { count } = await db
    .selectFrom('uploads')
    .select((eb) => eb.fn.countAll<number | string>().as('count'))
    .where('packet_id', '=', packetId)
    .where('state', 'in', ['receiving', 'inspecting'])
    .executeTakeFirstOrThrow();
  return Number(count);
}
