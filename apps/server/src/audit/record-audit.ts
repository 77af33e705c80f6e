import { formatTimestamp, type JsonValue, makeUuidV7, sha256Hex, writeCanonical } from '@attestlayer/encoding';
import { type Actor, actorId } from '../access/index.ts';
import type { Tx } from '../database/index.ts';
import type { AuditTables } from './audit-tables.ts';

/** The chain of what the issuer does beside any partner. */
export const ISSUER_CHAIN = 'issuer';

export type AuditInput = {
  /** A partner's id, or {@link ISSUER_CHAIN}. */
  chain: string;
  actor: Actor;
  /** What was done, as `thing.verb`, such as `packet.issued`. */
  action: string;
  subject: { kind: string; id: string };
  /** What a reader needs to understand it later; never a secret, never a record's content. */
  details?: JsonValue;
  /** Milliseconds since 1970. */
  at: number;
};

/**
 * Records a change in the same transaction that makes it. Each event names the hash of the one before, so that none can be
 * changed or taken out unnoticed.
 */
export async function recordAudit(
  tx: Tx,
  random: (length: number) => Uint8Array,
  { chain, actor, action, subject, details = {}, at }: AuditInput,
): Promise<void> {
  const head = await lockHead(tx, chain);
  const seq = head.seq + 1;
  const event = {
    chain,
    seq,
    id: makeUuidV7(at, random(10)),
    at,
    actor_kind: actor.kind,
    actor_id: actorId(actor),
    action,
    subject_kind: subject.kind,
    subject_id: subject.id,
    details: new TextDecoder().decode(writeCanonical(details)),
    previous_sha256: head.sha256,
  };
  const sha256 = auditEventSha256(event);
  await tx
    .insertInto('audit_events')
    .values({ ...event, sha256 })
    .execute();
  await tx.updateTable('audit_heads').set({ seq, sha256 }).where('chain', '=', chain).execute();
}

/** SHA-256 over the canonical JSON (RFC 8785) of an event with the hash of the one before it. */
export function auditEventSha256(event: Omit<AuditTables['audit_events'], 'sha256'>): string {
  return sha256Hex(writeCanonical({ ...event, at: formatTimestamp(event.at) }));
}

/** Inserting first makes the row that the update locks, on both databases and for a chain's first event too. */
async function lockHead(tx: Tx, chain: string): Promise<{ seq: number; sha256: string | null }> {
  await tx
    .insertInto('audit_heads')
    .values({ chain, seq: 0, sha256: null })
    .onConflict((conflict) => conflict.column('chain').doNothing())
    .execute();
  return tx
    .updateTable('audit_heads')
    .set((head) => ({ seq: head.ref('seq') }))
    .where('chain', '=', chain)
    .returning(['seq', 'sha256'])
    .executeTakeFirstOrThrow();
}
