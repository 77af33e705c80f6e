import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api, bodyOf } from './client.ts';
import { noteConnection } from './connection.ts';
import { ApiError } from './problem.ts';
import { queryKeys } from './query-keys.ts';
import type { Session } from './resources.ts';

/** Who is signed in; null for nobody. */
export function useSession() {
  return useQuery({
    queryKey: queryKeys.session,
    queryFn: async ({ signal, client }): Promise<Session | null> => {
      try {
        const session = await bodyOf(api.GET('/v1/session', { signal }));
        noteConnection({ signedOut: false });
        return session;
      } catch (error) {
        if (!(error instanceof ApiError && error.code === 'signed_out')) throw error;
        const before = client.getQueryData<Session | null>(queryKeys.session) ?? null;
        // Whoever was at work stays on the page with what they typed; the banner leads to signing in and back.
        if (before !== null) noteConnection({ signedOut: true });
        return before;
      }
    },
  });
}

/** Whether the one who is signed in may do something in the current workspace; the server decides again. */
export function usePermission(permission: string): boolean {
  const { data } = useSession();
  return data?.permissions.includes(permission) ?? false;
}

/** Forgets everything that was read as somebody else. */
export function useForgetSession(): () => void {
  const queries = useQueryClient();
  return () => queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'instance' });
}
