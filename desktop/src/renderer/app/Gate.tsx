import { type ReactNode, Suspense } from 'react';
import { Navigate, useLocation } from 'react-router';
import { LoadingLines } from '../ui/index.ts';
import { SessionExpiredDialog } from './SessionExpiredDialog.tsx';
import { UnreachablePage } from './UnreachablePage.tsx';
import { useDeskSelector } from './store.ts';
import { homeOf } from './shell/allowed-screens.ts';
import { Shell } from './shell/Shell.tsx';

/** Who may pass, and what stands in the way: nobody signed in, a password to change, another desk, a lost server. */
export function Gate({
  signIn,
  forcedPassword,
  otherDesk,
}: {
  signIn: ReactNode;
  forcedPassword: ReactNode;
  otherDesk: ReactNode;
}) {
  const session = useDeskSelector((state) => state.session);
  const { pathname } = useLocation();
  switch (session.phase) {
    case 'unknown':
      return <LoadingLines label="Opening the desk" />;
    case 'unreachable':
      return <UnreachablePage refusal={session.refusal} />;
    case 'signedOut':
      return <Suspense fallback={<LoadingLines label="Opening" />}>{signIn}</Suspense>;
    case 'signedIn':
    case 'expired': {
      const { me, desk, phase } = session;
      if (me.user.mustChangePassword) return <Suspense>{forcedPassword}</Suspense>;
      if (desk === 'takenOver' || desk === 'elsewhere') return <Suspense>{otherDesk}</Suspense>;
      const home = homeOf(me).path;
      if (pathname === '/sign-in' || (pathname === '/' && home !== '/')) return <Navigate to={home} replace />;
      return (
        <>
          <Shell me={me} />
          <SessionExpiredDialog me={me} opened={phase === 'expired'} />
        </>
      );
    }
  }
}
