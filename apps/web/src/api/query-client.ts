import { QueryClient } from '@tanstack/react-query';
import { ApiError } from './problem.ts';

/** Lists are read again when a person comes back to them; half a minute spares the server a storm of clicks. */
const FRESH_FOR_MS = 30_000;
/** Only a lost connection is worth a second try: a refusal would be the same again. */
const MAX_TRIES = 3;

/**
 * A request is made even when the browser believes that it has no network: it fails, and the page says so. By default it would wait
 * without a word.
 */
const ALWAYS = { networkMode: 'always' } as const;

/** The one cache of what the server said. There is no other global state. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: FRESH_FOR_MS,
        ...ALWAYS,
        refetchOnReconnect: true,
        retry: (failures, error) => failures < MAX_TRIES && error instanceof ApiError && error.code === 'unreachable',
      },
      mutations: { retry: false, ...ALWAYS },
    },
  });
}
