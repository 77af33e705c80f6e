import { createRootRoute, createRouter, Outlet } from '@tanstack/react-router';
import { accountRoutes } from '../surfaces/account/routes.ts';
import { consoleRoutes } from '../surfaces/console/routes.ts';
import { designRoutes } from '../surfaces/design-page/routes.ts';
import { portalRoutes } from '../surfaces/portal/routes.ts';
import { programRoutes } from '../surfaces/program/routes.ts';
import { verifyRoutes } from '../surfaces/verify/routes.ts';
import { workspaceRoutes } from '../surfaces/workspace/routes.ts';
import { PageFailed, PageMissing } from './fallback-pages.tsx';
import { noteNavigation } from './navigation.ts';

/** The root of every surface. Each surface adds its routes here; their pages are loaded when they are first shown. */
const rootRoute = createRootRoute({
  component: Outlet,
  notFoundComponent: PageMissing,
  errorComponent: PageFailed,
});

const routeTree = rootRoute.addChildren([
  consoleRoutes(() => rootRoute),
  portalRoutes(() => rootRoute),
  programRoutes(() => rootRoute),
  verifyRoutes(() => rootRoute),
  accountRoutes(() => rootRoute),
  workspaceRoutes(() => rootRoute),
  ...(__DESIGN_PAGE__ ? [designRoutes(() => rootRoute)] : []),
]);

/** Makes the router of the application. */
export function createAppRouter() {
  const router = createRouter({
    routeTree,
    defaultPreload: 'intent',
    scrollRestoration: true,
    // The router would compare what lies behind the links anew at every hover.
    defaultPreloadStaleTime: 30_000,
  });
  router.subscribe('onBeforeNavigate', ({ fromLocation, pathChanged }) => {
    if (fromLocation !== undefined && pathChanged) noteNavigation();
  });
  return router;
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}
