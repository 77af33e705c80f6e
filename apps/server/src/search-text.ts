/** What a search finds a client by: lower case, accents left out. */
export function searchText(...texts: readonly (string | null)[]): string {
  return texts
    .flatMap((text) => text ?? [])
    .join('\n')
    .normalize('NFKD')
    .replaceAll(/\p{Mark}/gu, '')
    .toLowerCase();
}

/** A LIKE pattern (escape '!') that finds the text anywhere; what LIKE would read as a pattern is taken as it is. */
export function likePattern(search: string): string {
  return `%${searchText(search).replaceAll(/[!%_]/g, '!$&')}%`;
}
