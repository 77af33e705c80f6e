import { type AnyRootRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router';

/** The verify surface: check a kit in the browser, look a receipt up. */
export function verifyRoutes<Root extends AnyRootRoute>(root: () => Root) {
  const surface = createRoute({
    getParentRoute: root,
    id: 'verify-surface',
    component: lazyRouteComponent(() => import('./verify-shell.tsx'), 'VerifyShell'),
  });
  return surface.addChildren([
    createRoute({
      getParentRoute: () => surface,
      path: '/verify',
      /** `lane`: shows the check of the sample kit of this lane. */
      validateSearch: ({ lane }: Record<string, unknown>): { lane?: string } =>
        typeof lane === 'string' && /^[A-Z0-9-]{1,64}$/.test(lane) ? { lane } : {},
      component: lazyRouteComponent(() => import('./verify-page.tsx'), 'VerifyPage'),
    }),
    createRoute({
      getParentRoute: () => surface,
      path: '/verify/receipt',
      component: lazyRouteComponent(() => import('./receipt-page.tsx'), 'ReceiptPage'),
    }),
  ]);
}
