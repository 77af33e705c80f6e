import { useQuery } from '@tanstack/react-query';
import { type AnswerOf, api, bodyOf } from './client.ts';
import { queryKeys } from './query-keys.ts';

/** Who runs this instance, and where its surfaces are. */
export type Instance = {
  issuer: { name: string };
  /** Absolute addresses by surface, for links that leave these pages; none while the server is not heard. */
  urls: Partial<AnswerOf<'/v1/instance', 'get'>['urls']>;
  /** For who manages a team or the service: mails that go to the outbox folder reach nobody. */
  mailReaches: 'people' | 'nobody' | 'unknown';
  maxFileBytes: number | null;
  /** An OpenID Connect provider by which people sign in; without a name, pages give it theirs. */
  singleSignOn: { name: string | null } | null;
};

/** What is shown until the server has answered, and where there is none. */
const UNKNOWN: Instance = {
  issuer: { name: 'AttestLayer' },
  urls: {},
  mailReaches: 'unknown',
  maxFileBytes: null,
  singleSignOn: null,
};

/** Reads who runs this instance; never fails, because every page shows it. */
export function useInstance(): Instance {
  const { data } = useQuery({
    queryKey: queryKeys.instance,
    queryFn: async ({ signal }) => readInstance(await bodyOf(api.GET('/v1/instance', { signal }))),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  return data ?? UNKNOWN;
}

function readInstance(answer: AnswerOf<'/v1/instance', 'get'>): Instance {
  const { issuer_name, urls, mail, max_file_bytes, single_sign_on } = answer;
  return {
    issuer: { name: issuer_name },
    urls,
    mailReaches: mail === null ? 'unknown' : mail.transport === 'smtp' ? 'people' : 'nobody',
    maxFileBytes: max_file_bytes,
    singleSignOn: single_sign_on,
  };
}
