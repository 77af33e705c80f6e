import type { LogFollower } from './core/follow-log.ts';
import type { LookupIndex } from './core/lookup-index.ts';
import type { Observations } from './core/observations.ts';
import type { RegistryView } from './core/registry-view.ts';
import type { RegistryOptions } from './options.ts';
import { RegistryError } from './registry-error.ts';

/** What the routes share. */
export type RegistryContext = {
  options: RegistryOptions;
  follower: LogFollower;
  index: LookupIndex;
  observations: Observations;
};

/** About a second of work, for which a request may wait; a log that has grown by more is read on in the background. */
export const MAX_ENTRIES_AT_ONCE = 8192;

/**
 * The present view, with every entry of it in the look-up index.
 *
 * @throws RegistryError index_behind, and as the follower
 */
export async function indexedView({ follower, index }: RegistryContext): Promise<RegistryView> {
  const view = await follower.view();
  const indexed = await index.catchUp(view, MAX_ENTRIES_AT_ONCE);
  if (indexed >= view.size) return view;
  throw new RegistryError('index_behind', `${indexed} of ${view.size} entries are indexed; ask again`);
}
