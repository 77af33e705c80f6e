import type { Permission } from './permissions.ts';

/** Roles of people in a partner's workspace, from most to least. */
export const PARTNER_ROLES = ['owner', 'admin', 'operator', 'viewer'] as const;
export type PartnerRole = (typeof PARTNER_ROLES)[number];

const VIEWER: readonly Permission[] = [
  'workspace:read',
  'team:read',
  'clients:read',
  'packets:read',
  'records:read',
  'kits:download',
  'credits:read',
  'reports:read',
];
const OPERATOR: readonly Permission[] = [...VIEWER, 'clients:write', 'packets:write', 'packets:issue', 'records:write'];
const ADMIN: readonly Permission[] = [
  ...OPERATOR,
  'workspace:configure',
  'team:manage',
  'api-keys:manage',
  'packets:withdraw',
  'audit:read',
];

/** The role matrix of a workspace. An owner differs from an admin in what may happen to owners, which `accounts` decides. */
export const PARTNER_ROLE_PERMISSIONS: Readonly<Record<PartnerRole, readonly Permission[]>> = {
  owner: ADMIN,
  admin: ADMIN,
  operator: OPERATOR,
  viewer: VIEWER,
};

/** A client's contributor comes by a link and sees one request, nothing else. */
export const CONTRIBUTOR_PERMISSIONS: readonly Permission[] = ['request:read', 'request:submit'];

/** People of the issuer. They see what they need to run the service; a partner's records are not part of it. */
export const ISSUER_OPERATOR_PERMISSIONS: readonly Permission[] = [
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
];

/** What an API key may be given: never the team, other keys or the settings of the workspace. */
export const API_KEY_PERMISSIONS: readonly Permission[] = [
  'workspace:read',
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
  'reports:read',
  'audit:read',
];
