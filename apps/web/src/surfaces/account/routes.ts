import { type AnyRootRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router';
// At once, with the address that the browser arrived with, and not when the page is loaded.
import './sign-in/oidc-answer.ts';

type Search = Record<string, unknown>;

const text = (value: unknown) => (typeof value === 'string' ? value : undefined);

/** A link of a mail carries its token in the address; opening the page spends nothing. */
const validateToken = ({ token }: Search): { token?: string } => (text(token) ? { token: text(token) } : {});
const validateBack = ({ back }: Search): { back?: string } => (text(back) ? { back: text(back) } : {});

/** Signing in, joining, and the account itself: the same for partners and for the issuer. */
export function accountRoutes<Root extends AnyRootRoute>(root: () => Root) {
  const surface = createRoute({
    getParentRoute: root,
    id: 'account-surface',
    component: lazyRouteComponent(() => import('./account-shell.tsx'), 'AccountShell'),
  });
  const getParentRoute = () => surface;
  return surface.addChildren([
    createRoute({
      getParentRoute,
      path: '/sign-in',
      validateSearch: validateBack,
      component: lazyRouteComponent(() => import('./sign-in/sign-in-page.tsx'), 'SignInPage'),
    }),
    createRoute({
      getParentRoute,
      path: '/sign-in/link',
      validateSearch: validateToken,
      component: lazyRouteComponent(() => import('./sign-in/spend-link-page.tsx'), 'SpendLinkPage'),
    }),
    createRoute({
      getParentRoute,
      path: '/sign-in/oidc',
      component: lazyRouteComponent(() => import('./sign-in/oidc-return-page.tsx'), 'OidcReturnPage'),
    }),
    createRoute({
      getParentRoute,
      path: '/sign-in/help',
      component: lazyRouteComponent(() => import('./sign-in/request-link-page.tsx'), 'RequestLinkPage'),
    }),
    createRoute({
      getParentRoute,
      path: '/reset-password',
      validateSearch: validateToken,
      component: lazyRouteComponent(() => import('./sign-in/reset-password-page.tsx'), 'ResetPasswordPage'),
    }),
    createRoute({
      getParentRoute,
      path: '/set-up',
      validateSearch: validateToken,
      component: lazyRouteComponent(() => import('./joining/set-up-page.tsx'), 'SetUpPage'),
    }),
    createRoute({
      getParentRoute,
      path: '/invitation',
      validateSearch: validateToken,
      component: lazyRouteComponent(() => import('./joining/invitation-page.tsx'), 'InvitationPage'),
    }),
    createRoute({
      getParentRoute,
      path: '/account',
      component: lazyRouteComponent(() => import('./security/security-page.tsx'), 'SecurityPage'),
    }),
    createRoute({
      getParentRoute,
      path: '/account/second-factor',
      validateSearch: ({ first }: Search): { first?: boolean } => (first === true ? { first } : {}),
      component: lazyRouteComponent(() => import('./security/second-factor-page.tsx'), 'SecondFactorPage'),
    }),
  ]);
}
