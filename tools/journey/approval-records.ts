const DAY_MS = 24 * 60 * 60 * 1000;

export type JourneyRecord = { name: string; requirement: string; text: string };

/** Records of one approval, as HUMAN-01 asks for them. Every person and firm in them is invented. */
export const APPROVAL_RECORDS: readonly JourneyRecord[] = [
  {
    name: 'approval-matrix.csv',
    requirement: 'HUMAN-01.AUTH',
    text: 'role,may approve,limit\nHead of platform,changes in production,any\nTeam lead,changes in staging,any\n',
  },
  {
    name: 'change-4711.md',
    requirement: 'HUMAN-01.CTX',
    text: '# Change 4711\n\nMove the booking database of Harbourview Dental Group to the new storage. Planned for Sunday night.\n',
  },
  {
    name: 'ticket-history-4711.txt',
    requirement: 'HUMAN-01.SIG',
    text: 'Change 4711 was approved in the ticket system by R. Castellanos before the work began.\n',
  },
];

export const APPROVAL_DECLARATIONS = {
  'HUMAN-01.AUTH': {
    approver: 'Ramona Castellanos',
    approver_role: 'Head of platform',
    authority_reference: 'APPROVAL-MATRIX-7',
  },
  'HUMAN-01.CTX': {
    kind: 'change',
    what: 'Move the booking database to the new storage',
    environment: 'production',
    scope: 'Booking database of both sites',
    ticket: 'CHG-4711',
  },
  'HUMAN-01.SIG': {
    approved_at: `${daysAgo(9)}T09:12:00.000Z`,
    signal: 'approval in a ticket system',
    decision: 'approved',
    before_action: true,
  },
};

/** A calendar day as declared days are written. */
export function daysAgo(days: number): string {
  return new Date(Date.now() - days * DAY_MS).toISOString().slice(0, 10);
}
