import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { api, type BodyOf, bodyOf } from '../../../api/client.ts';
import { keepVisit } from '../visit.ts';

/** The token of a link, or a typed code with its address. */
export type Proof = BodyOf<'/v1/portal/open', 'post'>;

/** Opens the request of a link or code, and goes there. */
export function useOpenPortal() {
  const navigate = useNavigate();
  return useMutation({
    mutationFn: (proof: Proof) => bodyOf(api.POST('/v1/portal/open', { body: proof })),
    onSuccess: ({ token, request_id: requestId }) => {
      keepVisit({ token, requestId });
      return navigate({ to: '/portal/request', replace: true });
    },
  });
}
