import type { Permission } from './permissions.ts';
import {
  CONTRIBUTOR_PERMISSIONS,
  ISSUER_OPERATOR_PERMISSIONS,
  PARTNER_ROLE_PERMISSIONS,
  type PartnerRole,
} from './roles.ts';

/** `live` counts; `test` works on a sandbox ledger and a sandbox log, and its kits say so. */
export type Mode = 'live' | 'test';

/** Who asks. Made from a checked credential only, by `accounts`, `api-keys` or `requests`. */
export type Actor =
  | { kind: 'public' }
  /** Somebody of the issuer. */
  | { kind: 'issuer'; userId: string }
  /** `clientIds` limits a person to named clients; null is no limit. */
  | { kind: 'member'; userId: string; partnerId: string; role: PartnerRole; clientIds: readonly string[] | null }
  | { kind: 'api_key'; apiKeyId: string; partnerId: string; mode: Mode; permissions: readonly Permission[] }
  | {
      kind: 'contributor';
      requestId: string;
      partnerId: string;
      clientId: string;
      packetId: string;
      mode: Mode;
    }
  /** The server itself, in jobs. */
  | { kind: 'system' };

/** The permissions of an actor; the system asks nobody, so it has none to be asked for over HTTP. */
export function permissionsOf(actor: Actor): readonly Permission[] {
  switch (actor.kind) {
    case 'public':
    case 'system':
      return [];
    case 'issuer':
      return ISSUER_OPERATOR_PERMISSIONS;
    case 'member':
      return PARTNER_ROLE_PERMISSIONS[actor.role];
    case 'api_key':
      return actor.permissions;
    case 'contributor':
      return CONTRIBUTOR_PERMISSIONS;
    default:
      return actor satisfies never;
  }
}

/** Under which id the audit log and the rows that somebody made know an actor; null for nobody in particular. */
export function actorId(actor: Actor): string | null {
  switch (actor.kind) {
    case 'issuer':
    case 'member':
      return actor.userId;
    case 'api_key':
      return actor.apiKeyId;
    case 'contributor':
      return actor.requestId;
    case 'public':
    case 'system':
      return null;
    default:
      return actor satisfies never;
  }
}
