import { type AnyRootRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router';

/** `/design`: every component in every state, for whoever builds pages, and for screenshots and axe. */
export function designRoutes<Root extends AnyRootRoute>(root: () => Root) {
  return createRoute({
    getParentRoute: root,
    path: '/design',
    component: lazyRouteComponent(() => import('./design-page.tsx'), 'DesignPage'),
  });
}
