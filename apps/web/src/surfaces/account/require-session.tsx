import { useLocation, useNavigate } from '@tanstack/react-router';
import { type ReactNode, useEffect } from 'react';
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
  useEffect(() => {
    if (nobody) void navigate({ to: '/sign-in', search: { back: href }, replace: true });
  }, [nobody, href, navigate]);
  if (session.data) return children(session.data);
  if (session.isError) return <ProblemAlert error={session.error} onRetry={() => void session.refetch()} />;
  return <Loading />;
}
