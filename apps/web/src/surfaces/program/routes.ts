import { type AnyRootRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router';

/** The program site: what this is, the lanes, who does what, and the application. */
export function programRoutes<Root extends AnyRootRoute>(root: () => Root) {
  const surface = createRoute({
    getParentRoute: root,
    id: 'program',
    component: lazyRouteComponent(() => import('./program-shell.tsx'), 'ProgramShell'),
  });
  const page = <Path extends string>(path: Path, component: ReturnType<typeof lazyRouteComponent>) =>
    createRoute({ getParentRoute: () => surface, path, component });
  return surface.addChildren([
    page(
      '/',
      lazyRouteComponent(() => import('./home-page.tsx'), 'HomePage'),
    ),
  ]);
}
