import { useLocation, useNavigate } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef } from 'react';
import type { Session } from '../../api/resources.ts';
import { useSession } from '../../api/session.ts';
import { Loading } from '../../design/components/loading.tsx';
import { ProblemAlert } from '../../design/components/problem-alert.tsx';

/** Shows a page to somebody who is signed in; sends anybody else to sign in, and back. */
export function RequireSession({ children }: { children: (session: Session) => ReactNode }) {
  const session = useSession();
  const navigate = useNavigate();
  const { href } = useLocation();
  const nobody = session.data === null;
  // While the next page loads, this one stays and sees its address: leaving again would nest "back" in "back" without end.
  const leaves = useRef(false);
  useEffect(() => {
    if (nobody && !leaves.current) void navigate({ to: '/sign-in', search: { back: href }, replace: true });
    leaves.current = nobody;
  }, [nobody, href, navigate]);
  if (session.data) return children(session.data);
  if (session.isError) return <ProblemAlert error={session.error} onRetry={() => void session.refetch()} />;
  return <Loading />;
}
