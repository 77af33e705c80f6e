import type { SealKitInput } from '@attestlayer/issuer';
import type { AppContext } from '../../context.ts';
import type { Tx } from '../../database/index.ts';
import type { IssuanceFaults } from './faults.ts';
import type { FrozenInput } from './frozen-input.ts';
import type { IssuanceState } from './issuance-states.ts';
import type { IssuanceRow } from './tables.ts';

/** One run of the job over an issuance. */
export type IssuanceRun = {
  context: AppContext;
  /** A folder of this run alone. */
  staging: string;
  faults: IssuanceFaults;
  /** Left out, the real one. */
  renderBinder: SealKitInput['renderBinder'];
  report(stage: string, done: number, total: number): void;
};

/** One step: takes an issuance in one state and gives it in the next. */
export type IssuanceStep = (run: IssuanceRun, issuance: IssuanceRow) => Promise<IssuanceRow>;

/** Another worker has taken the issuance further: this run ends, its work is of no use. */
export class IssuanceOvertaken extends Error {
  override readonly name = 'IssuanceOvertaken';
}

/** Stores that an issuance got to the next state. @throws IssuanceOvertaken */
export async function advanceIssuance(
  tx: Tx,
  { now }: Pick<AppContext, 'now'>,
  issuance: IssuanceRow,
  change: Partial<IssuanceRow> & { state: IssuanceState },
): Promise<IssuanceRow> {
  const row = await tx
    .updateTable('issuances')
    .set({ ...change, state_changed_at: now() })
    .where('id', '=', issuance.id)
    .where('state', '=', issuance.state)
    .returningAll()
    .executeTakeFirst();
  if (row === undefined) throw new IssuanceOvertaken(`issuance ${issuance.id} is not ${issuance.state} any more`);
  return row;
}

/** As whose a kit's ZIP is kept in the blob store. */
export function zipOwner({ id }: Pick<IssuanceRow, 'id'>): { kind: string; id: string } {
  return { kind: 'issuance', id };
}

/** What was stored when the record set was frozen. */
export function frozenInput({ id, frozen }: IssuanceRow): FrozenInput {
  if (frozen === null) throw new Error(`issuance ${id} is not frozen`);
  return JSON.parse(frozen);
}

/** A column that the state of the issuance says is there; the table has a check for it. */
export function stored<Value>(value: Value | null, name: string): Value {
  if (value === null) throw new Error(`the issuance has no ${name}`);
  return value;
}
