export { type Actor, actorId, type Mode, permissionsOf } from './actor.ts';
export { PERMISSIONS, type Permission } from './permissions.ts';
export { API_KEY_PERMISSIONS, PARTNER_ROLES, type PartnerRole } from './roles.ts';
export { systemTenant, type Tenant, tenantOf } from './tenant.ts';
