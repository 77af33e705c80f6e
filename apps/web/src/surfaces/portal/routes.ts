import { type AnyRootRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router';

/** What a link carries. */
type LinkSearch = { token?: string };

const readLink = (search: Record<string, unknown>): LinkSearch =>
  typeof search.token === 'string' ? { token: search.token } : {};

/** The client portal: one request, opened by a link, without an account. */
export function portalRoutes<Root extends AnyRootRoute>(root: () => Root) {
  const surface = createRoute({
    getParentRoute: root,
    id: 'portal',
    component: lazyRouteComponent(() => import('./portal-shell.tsx'), 'PortalShell'),
  });
  const getParentRoute = () => surface;
  return surface.addChildren([
    createRoute({
      getParentRoute,
      path: '/portal',
      validateSearch: readLink,
      component: lazyRouteComponent(() => import('./enter/enter-page.tsx'), 'EnterPage'),
    }),
    createRoute({
      getParentRoute,
      path: '/portal/request',
      component: lazyRouteComponent(() => import('./request/request-page.tsx'), 'RequestPage'),
    }),
    createRoute({
      getParentRoute,
      path: '/portal/stop',
      validateSearch: readLink,
      component: lazyRouteComponent(() => import('./enter/stop-page.tsx'), 'StopPage'),
    }),
  ]);
}
