import { readdir } from 'node:fs/promises';
import type { PageState } from './page-state.ts';

/**
 * Every page in every state that is worth looking at. A surface adds a file `NAME.pages.ts` with a default export to this folder
 * and is part of `npm run screens` and `npm run a11y` from then on.
 */
export async function listPageStates(): Promise<PageState[]> {
  const files = (await readdir(import.meta.dirname)).filter((name) => name.endsWith('.pages.ts')).toSorted();
  const lists = await Promise.all(files.map((name) => import(`./${name}`) as Promise<{ default: PageState[] }>));
  return lists.flatMap((list) => list.default);
}
