/** The query of a page of a list, without what is not set. */
export function pageQueryOf<Filter extends Record<string, string>>(
  { cursor, limit }: { cursor: string | null; limit: number },
  filter: Filter,
): { limit: number; cursor?: string } & Partial<Filter> {
  const set = Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== ''));
  return { limit, ...(cursor === null ? {} : { cursor }), ...(set as Partial<Filter>) };
}
