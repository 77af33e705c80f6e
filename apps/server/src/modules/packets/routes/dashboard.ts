import { permissionsOf, type Tenant } from '../../../access/index.ts';
import type { Queryable } from '../../../database/index.ts';
import { type AnyRoute, defineRoute, requireTenant } from '../../../http/index.ts';
import { readDashboard } from '../read-dashboard.ts';
import { dashboardBody, describePackets } from '../schemas.ts';

/** Credits are kept by a module that itself needs packets, so they are handed in. `at` is now, in milliseconds. */
export type ReadCredits = (db: Queryable, tenant: Tenant, at: number) => Promise<{ available: number; held: number }>;

export function makeDashboardRoutes({ readCredits }: { readCredits: ReadCredits }): AnyRoute[] {
  const get = defineRoute({
    method: 'get',
    path: '/v1/dashboard',
    operationId: 'getDashboard',
    summary: 'What needs attention: packets by state, blocked, due soon, and the credits left',
    tag: 'packets',
    access: 'packets:read',
    response: dashboardBody,
    async handle({ context, actor }) {
      const tenant = requireTenant(actor);
      const { query: db } = context.database;
      const { counts, blocked, dueSoon } = await readDashboard(db, tenant, context.now());
      const described = await describePackets(db, tenant, [...blocked, ...dueSoon]);
      const seesCredits = permissionsOf(actor).includes('credits:read');
      return {
        body: {
          counts,
          blocked: described.slice(0, blocked.length),
          due_soon: described.slice(blocked.length),
          credits: seesCredits ? await readCredits(db, tenant, context.now()) : null,
        },
      };
    },
  });
  return [get];
}
