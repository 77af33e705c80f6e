import { type AnyRootRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router';

type Search = Record<string, unknown>;

/** A filter of a list as it stands in the address; numbers come back as text. */
function readTexts<Name extends string>(search: Search, names: readonly Name[]): { [Key in Name]?: string } {
  const pairs = names.flatMap((name) => {
    const value = search[name];
    return typeof value === 'string' || typeof value === 'number' ? [[name, String(value)]] : [];
  });
  return Object.fromEntries(pairs) as { [Key in Name]?: string };
}

/** The workspace of a partner. */
export function workspaceRoutes<Root extends AnyRootRoute>(root: () => Root) {
  const surface = createRoute({
    getParentRoute: root,
    id: 'workspace',
    component: lazyRouteComponent(() => import('./frame/workspace-shell.tsx'), 'WorkspaceShell'),
  });
  const getParentRoute = () => surface;
  const packet = createRoute({
    getParentRoute,
    path: '/packets/$packetId',
    component: lazyRouteComponent(() => import('./packet/packet-frame.tsx'), 'PacketFrame'),
  });
  const inPacket = () => packet;
  return surface.addChildren([
    createRoute({
      getParentRoute,
      path: '/dashboard',
      component: lazyRouteComponent(() => import('./dashboard/dashboard-page.tsx'), 'DashboardPage'),
    }),
    createRoute({
      getParentRoute,
      path: '/clients',
      validateSearch: (search: Search) => readTexts(search, ['q', 'archived']),
      component: lazyRouteComponent(() => import('./clients/clients-page.tsx'), 'ClientsPage'),
    }),
    createRoute({
      getParentRoute,
      path: '/clients/new',
      component: lazyRouteComponent(() => import('./clients/new-client-page.tsx'), 'NewClientPage'),
    }),
    createRoute({
      getParentRoute,
      path: '/clients/$clientId',
      component: lazyRouteComponent(() => import('./clients/client-page.tsx'), 'ClientPage'),
    }),
    createRoute({
      getParentRoute,
      path: '/packets',
      validateSearch: (search: Search) => readTexts(search, ['q', 'state', 'profile', 'due']),
      component: lazyRouteComponent(() => import('./packets/packets-page.tsx'), 'PacketsPage'),
    }),
    createRoute({
      getParentRoute,
      path: '/packets/new',
      validateSearch: (search: Search) => readTexts(search, ['client']),
      component: lazyRouteComponent(() => import('./new-packet/new-packet-page.tsx'), 'NewPacketPage'),
    }),
    packet.addChildren([
      createRoute({
        getParentRoute: inPacket,
        path: '/',
        component: lazyRouteComponent(() => import('./packet/checklist-page.tsx'), 'ChecklistPage'),
      }),
      createRoute({
        getParentRoute: inPacket,
        path: '/records',
        component: lazyRouteComponent(() => import('./packet/records-page.tsx'), 'RecordsPage'),
      }),
      createRoute({
        getParentRoute: inPacket,
        path: '/declared',
        component: lazyRouteComponent(() => import('./packet/declared-page.tsx'), 'DeclaredPage'),
      }),
      createRoute({
        getParentRoute: inPacket,
        path: '/requests',
        component: lazyRouteComponent(() => import('./packet/requests-page.tsx'), 'RequestsPage'),
      }),
      createRoute({
        getParentRoute: inPacket,
        path: '/attempts',
        component: lazyRouteComponent(() => import('./report/attempts-page.tsx'), 'AttemptsPage'),
      }),
      createRoute({
        getParentRoute: inPacket,
        path: '/attempts/$attempt',
        component: lazyRouteComponent(() => import('./report/report-page.tsx'), 'ReportPage'),
      }),
      createRoute({
        getParentRoute: inPacket,
        path: '/kit',
        component: lazyRouteComponent(() => import('./kit/kit-page.tsx'), 'KitPage'),
      }),
      createRoute({
        getParentRoute: inPacket,
        path: '/trail',
        component: lazyRouteComponent(() => import('./packet/trail-page.tsx'), 'TrailPage'),
      }),
    ]),
    createRoute({
      getParentRoute,
      path: '/credits',
      component: lazyRouteComponent(() => import('./credits/credits-page.tsx'), 'CreditsPage'),
    }),
    createRoute({
      getParentRoute,
      path: '/team',
      component: lazyRouteComponent(() => import('./team/team-page.tsx'), 'TeamPage'),
    }),
    createRoute({
      getParentRoute,
      path: '/settings',
      component: lazyRouteComponent(() => import('./settings/settings-page.tsx'), 'SettingsPage'),
    }),
    createRoute({
      getParentRoute,
      path: '/retention',
      component: lazyRouteComponent(() => import('./retention/retention-page.tsx'), 'RetentionPage'),
    }),
    createRoute({
      getParentRoute,
      path: '/api-keys',
      component: lazyRouteComponent(() => import('./api-keys/api-keys-page.tsx'), 'ApiKeysPage'),
    }),
    createRoute({
      getParentRoute,
      path: '/audit',
      validateSearch: (search: Search) => readTexts(search, ['action', 'subject', 'from', 'until']),
      component: lazyRouteComponent(() => import('./audit/audit-page.tsx'), 'AuditPage'),
    }),
    createRoute({
      getParentRoute,
      path: '/help',
      component: lazyRouteComponent(() => import('./help/help-page.tsx'), 'HelpPage'),
    }),
  ]);
}
