import { systemRandom } from '@attestlayer/issuer';
import type { AppContext } from '../../src/context.ts';
import type { AppDatabase } from '../../src/database/index.ts';

/** What the use cases of credits need of a context, with a clock that the test sets. */
export function creditContext(database: AppDatabase): AppContext & { setTime(at: number): void } {
  let at = 1_700_000_000_000;
  return {
    database,
    random: systemRandom,
    now: () => at,
    setTime(next: number) {
      at = next;
    },
  } as AppContext & { setTime(at: number): void };
}
