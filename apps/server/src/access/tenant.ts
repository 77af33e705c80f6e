import type { Actor, Mode } from './actor.ts';

declare const scoped: unique symbol;

/**
 * What a query of a partner's data is limited to. Every repository function takes one, and only {@link tenantOf} and
 * {@link systemTenant} make one, so that a raw id without a scope does not type-check.
 */
export type Tenant = {
  readonly partnerId: string;
  /** Null: every client of the partner. */
  readonly clientIds: readonly string[] | null;
  readonly mode: Mode;
  readonly [scoped]: true;
};

/** The tenant of an actor; null for actors that belong to no partner. */
export function tenantOf(actor: Actor): Tenant | null {
  switch (actor.kind) {
    case 'member':
      return tenant(actor.partnerId, actor.clientIds, 'live');
    case 'api_key':
      return tenant(actor.partnerId, null, actor.mode);
    case 'contributor':
      return tenant(actor.partnerId, [actor.clientId], actor.mode);
    case 'public':
    case 'issuer':
    case 'system':
      return null;
    default:
      return actor satisfies never;
  }
}

/** The scope of a job that works for one partner, taken from the job's own row and never from a request. */
export function systemTenant(partnerId: string, mode: Mode): Tenant {
  return tenant(partnerId, null, mode);
}

function tenant(partnerId: string, clientIds: readonly string[] | null, mode: Mode): Tenant {
  return { partnerId, clientIds, mode } as Tenant;
}
