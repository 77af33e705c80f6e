/**
 * What an actor may do, named `thing:verb`. A route asks for exactly one; whoever it is not granted to gets 403 (or 401
 * without any credential). Nothing is granted by default.
 */
export const PERMISSIONS = [
  // partner workspace
  'workspace:read',
  'workspace:configure',
  'team:read',
  'team:manage',
  'api-keys:manage',
  'clients:read',
  'clients:write',
  'packets:read',
  'packets:write',
  'packets:issue',
  'packets:withdraw',
  'records:read',
  'records:write',
  'kits:download',
  'credits:read',
  'audit:read',
  'reports:read',
  // client portal
  'request:read',
  'request:submit',
  // issuer console
  'applications:review',
  'partners:read',
  'partners:manage',
  'credits:grant',
  'console-packets:read',
  'console-packets:withdraw',
  'profiles:read',
  'profiles:publish',
  'keys:read',
  'keys:manage',
  'operations:read',
  'operations:manage',
  'console-audit:read',
] as const;

/** One of {@link PERMISSIONS}. */
export type Permission = (typeof PERMISSIONS)[number];
