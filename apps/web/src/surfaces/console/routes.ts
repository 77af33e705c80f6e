import { type AnyRootRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router';

/** The issuer's console. */
export function consoleRoutes<Root extends AnyRootRoute>(root: () => Root) {
  const surface = createRoute({
    getParentRoute: root,
    id: 'console',
    component: lazyRouteComponent(() => import('./console-shell.tsx'), 'ConsoleShell'),
  });
  const getParentRoute = () => surface;
  return surface.addChildren([
    createRoute({
      getParentRoute,
      path: '/console',
      component: lazyRouteComponent(() => import('./operations/overview-page.tsx'), 'OverviewPage'),
    }),
    createRoute({
      getParentRoute,
      path: '/console/applications',
      component: lazyRouteComponent(() => import('./applications/applications-page.tsx'), 'ApplicationsPage'),
    }),
    createRoute({
      getParentRoute,
      path: '/console/applications/$applicationId',
      component: lazyRouteComponent(() => import('./applications/case-page.tsx'), 'CasePage'),
    }),
    createRoute({
      getParentRoute,
      path: '/console/partners',
      component: lazyRouteComponent(() => import('./partners/partners-page.tsx'), 'PartnersPage'),
    }),
    createRoute({
      getParentRoute,
      path: '/console/partners/$partnerId',
      component: lazyRouteComponent(() => import('./partners/partner-page.tsx'), 'PartnerPage'),
    }),
    createRoute({
      getParentRoute,
      path: '/console/packets',
      component: lazyRouteComponent(() => import('./operations/packets-page.tsx'), 'PacketsPage'),
    }),
    createRoute({
      getParentRoute,
      path: '/console/deliveries',
      component: lazyRouteComponent(() => import('./operations/deliveries-page.tsx'), 'DeliveriesPage'),
    }),
    createRoute({
      getParentRoute,
      path: '/console/profiles',
      component: lazyRouteComponent(() => import('./profiles/profiles-page.tsx'), 'ProfilesPage'),
    }),
    createRoute({
      getParentRoute,
      path: '/console/profiles/new',
      validateSearch: (search: Record<string, unknown>): { from?: string } =>
        typeof search.from === 'string' ? { from: search.from } : {},
      component: lazyRouteComponent(() => import('./profiles/publish-page.tsx'), 'PublishPage'),
    }),
    createRoute({
      getParentRoute,
      path: '/console/profiles/$profileId/$version',
      component: lazyRouteComponent(() => import('./profiles/profile-page.tsx'), 'ProfilePage'),
    }),
    createRoute({
      getParentRoute,
      path: '/console/trust',
      component: lazyRouteComponent(() => import('./operations/trust-page.tsx'), 'TrustPage'),
    }),
    createRoute({
      getParentRoute,
      path: '/console/mails',
      component: lazyRouteComponent(() => import('./operations/mails-page.tsx'), 'MailsPage'),
    }),
    createRoute({
      getParentRoute,
      path: '/console/jobs',
      component: lazyRouteComponent(() => import('./operations/jobs-page.tsx'), 'JobsPage'),
    }),
    createRoute({
      getParentRoute,
      path: '/console/audit',
      component: lazyRouteComponent(() => import('./operations/audit-page.tsx'), 'AuditPage'),
    }),
  ]);
}
