import { type AnyRootRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router';

/** The program site: what this is, the lanes, who does what, and the application. */
export function programRoutes<Root extends AnyRootRoute>(root: () => Root) {
  const surface = createRoute({
    getParentRoute: root,
    id: 'program',
    component: lazyRouteComponent(() => import('./program-shell.tsx'), 'ProgramShell'),
  });
  const getParentRoute = () => surface;
  return surface.addChildren([
    createRoute({
      getParentRoute,
      path: '/',
      component: lazyRouteComponent(() => import('./home-page.tsx'), 'HomePage'),
    }),
    createRoute({
      getParentRoute,
      path: '/lanes',
      component: lazyRouteComponent(() => import('./lanes-page.tsx'), 'LanesPage'),
    }),
    createRoute({
      getParentRoute,
      path: '/lanes/$lane',
      component: lazyRouteComponent(() => import('./lane/lane-page.tsx'), 'LanePage'),
    }),
    createRoute({
      getParentRoute,
      path: '/operating-model',
      component: lazyRouteComponent(() => import('./model-page.tsx'), 'ModelPage'),
    }),
    createRoute({
      getParentRoute,
      path: '/questions',
      component: lazyRouteComponent(() => import('./questions-page.tsx'), 'QuestionsPage'),
    }),
    createRoute({
      getParentRoute,
      path: '/developers',
      component: lazyRouteComponent(() => import('./developers-page.tsx'), 'DevelopersPage'),
    }),
    createRoute({
      getParentRoute,
      path: '/apply',
      component: lazyRouteComponent(() => import('./apply/apply-page.tsx'), 'ApplyPage'),
    }),
  ]);
}
