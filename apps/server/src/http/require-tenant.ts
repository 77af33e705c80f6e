import { type Actor, type Tenant, tenantOf } from '../access/index.ts';
import { forbidden } from './common-problems.ts';

/** The scope of whoever asks. @throws Problem permission_missing for an actor that belongs to no partner */
export function requireTenant(actor: Actor): Tenant {
  const tenant = tenantOf(actor);
  if (tenant === null) throw forbidden('of a partner workspace');
  return tenant;
}
