import { type DeclaredValues, describeField, type Field, type Profile, readFieldValue } from '@attestlayer/profile';
import { type Actor, actorId } from '../../access/index.ts';
import { recordAudit } from '../../audit/index.ts';
import type { AppContext } from '../../context.ts';
import type { Queryable, Tx } from '../../database/index.ts';
import { type FieldError, invalidRequest } from '../../http/index.ts';
import { getProfile } from '../profiles/index.ts';
import type { Packet } from './packet.ts';
import { reopenPacket } from './reopen-packet.ts';

/** By requirement id, then by field id. */
export type Declarations = Record<string, DeclaredValues>;

/** What the client declared beside the records. */
export async function getDeclarations(db: Queryable, packetId: string): Promise<Declarations> {
  const row = await db
    .selectFrom('packet_declarations')
    .select('declared')
    .where('packet_id', '=', packetId)
    .executeTakeFirst();
  return row === undefined ? {} : JSON.parse(row.declared);
}

export type SetDeclarationsInput = {
  /** Locked by the caller. */
  packet: Packet;
  actor: Actor;
  /** Client-controlled: any JSON under any name. */
  declarations: Declarations;
};

/**
 * Replaces what is declared. Every value must be one that its field takes; values may be missing, which is for the evaluation to say.
 * @throws Problem request_invalid, packet_state_differs
 */
export async function setDeclarations(
  tx: Tx,
  context: AppContext,
  { packet, actor, declarations }: SetDeclarationsInput,
): Promise<{ packet: Packet; declarations: Declarations }> {
  const { profile } = await getProfile(tx, packet.profile_id, packet.profile_version);
  const valid = readDeclarations(profile, declarations);
  const reopened = await reopenPacket(tx, context, { packet, actor });
  const at = context.now();
  const values = { declared: JSON.stringify(valid), changed_at: at, changed_by: actorId(actor) };
  await tx
    .insertInto('packet_declarations')
    .values({ packet_id: packet.id, ...values })
    .onConflict((conflict) => conflict.column('packet_id').doUpdateSet(values))
    .execute();
  await recordAudit(tx, context.random, {
    chain: packet.partner_id,
    actor,
    action: 'packet.declared',
    subject: { kind: 'packet', id: packet.id },
    // The values are the client's data and stay with the packet; the log names the fields.
    details: {
      fields: Object.entries(valid).flatMap(([id, fields]) => Object.keys(fields).map((field) => `${id}/${field}`)),
    },
    at,
  });
  return { packet: reopened, declarations: valid };
}

function readDeclarations({ requirements }: Profile, declarations: Declarations): Declarations {
  const errors: FieldError[] = [];
  const valid: Declarations = {};
  for (const [id, values] of Object.entries(declarations)) {
    const requirement = requirements.find((one) => one.id === id);
    if (requirement === undefined) {
      errors.push({ at: `/${id}`, message: 'is no requirement of this profile' });
      continue;
    }
    const fields = readFields(requirement.fields, values, (field, message) =>
      errors.push({ at: `/${id}/${field}`, message }),
    );
    if (Object.keys(fields).length > 0) valid[id] = fields;
  }
  if (errors.length > 0) throw invalidRequest(errors);
  return valid;
}

function readFields(
  fields: readonly Field[],
  values: DeclaredValues,
  report: (field: string, message: string) => void,
): DeclaredValues {
  const valid: DeclaredValues = {};
  for (const [id, input] of Object.entries(values)) {
    const field = fields.find((one) => one.id === id);
    if (field === undefined) {
      report(id, 'is no field of this requirement');
      continue;
    }
    const value = readFieldValue(field, input);
    if (value.status === 'valid') valid[id] = value.value;
    else if (value.status === 'invalid') report(id, `takes ${describeField(field)}`);
  }
  return valid;
}
