/**
 * The life of a packet. An evaluation happens in one transaction, so that "evaluating" is never seen and has no state.
 *
 * - `collecting`: records come in; `blocked`, `ready`: the last evaluation was FAIL, PASS, and nothing changed since.
 * - `issuing`: the record set is frozen while the kit is made.
 * - `issued`, `withdrawn`, `superseded`: there is a kit, and what became of it.
 * - `cancelled`: given up before there was a kit.
 */
export const PACKET_STATES = [
  'collecting',
  'blocked',
  'ready',
  'issuing',
  'issued',
  'withdrawn',
  'superseded',
  'cancelled',
] as const;
export type PacketState = (typeof PACKET_STATES)[number];

/** Which state may follow which. The database holds every writer to it. */
export const NEXT_STATES: Readonly<Record<PacketState, readonly PacketState[]>> = {
  collecting: ['blocked', 'ready', 'cancelled'],
  blocked: ['collecting', 'ready', 'cancelled'],
  ready: ['collecting', 'blocked', 'issuing', 'cancelled'],
  // Back to `ready` when issuance was given up.
  issuing: ['ready', 'issued'],
  issued: ['withdrawn', 'superseded'],
  withdrawn: [],
  superseded: ['withdrawn'],
  cancelled: [],
};

/** In these the records, declarations and requests of a packet may change. */
export const OPEN_STATES = ['collecting', 'blocked', 'ready'] as const satisfies readonly PacketState[];

/** In these the packet is done with: its records wait for nothing but the retention policy. */
export const ENDED_STATES = [
  'issued',
  'withdrawn',
  'superseded',
  'cancelled',
] as const satisfies readonly PacketState[];

/** True while records may change. */
export function isOpen(state: PacketState): boolean {
  return OPEN_STATES.some((open) => open === state);
}
