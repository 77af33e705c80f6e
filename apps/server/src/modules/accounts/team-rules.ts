import type { Actor, PartnerRole } from '../../access/index.ts';
import { conflict, Problem } from '../../http/index.ts';
import type { Member } from './read-membership.ts';

/** Who is an owner is decided by owners; the first one by the issuer, or by the server itself. @throws Problem owner_needed */
export function checkMayGive(actor: Actor, ...roles: readonly PartnerRole[]): void {
  if (!roles.includes('owner') || actor.kind === 'issuer' || actor.kind === 'system') return;
  if (actor.kind === 'member' && actor.role === 'owner') return;
  throw new Problem({
    status: 403,
    code: 'owner_needed',
    title: 'only an owner changes who is an owner',
    detail: 'ask an owner of the workspace',
  });
}

/** A workspace without an owner could never get one. @throws Problem last_owner */
export function checkOwnerStays(members: readonly Member[], leaving: Member): void {
  const owners = members.filter(({ role }) => role === 'owner');
  if (leaving.role === 'owner' && owners.length === 1) {
    throw conflict('last_owner', 'a workspace keeps at least one owner', 'make somebody else an owner first');
  }
}

/** An owner or admin decides for the whole workspace, so a limit to clients would be no limit. @throws Problem client_limit_refused */
export function checkClientLimit(role: PartnerRole, clientIds: readonly string[] | null): void {
  if (clientIds === null || role === 'operator' || role === 'viewer') return;
  throw conflict('client_limit_refused', 'owners and admins cannot be limited to named clients');
}
