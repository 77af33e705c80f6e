/**
 * Points of an issuance at which a test ends the process, in the order in which they are passed. Those with `_in_transaction` are
 * inside of one that is not committed.
 */
export const ISSUANCE_FAULTS = [
  'started_in_transaction',
  'taken_up',
  'frozen_in_transaction',
  'frozen',
  'records_copied',
  'kit_sealed',
  'sealed',
  'self_verified',
  'submitted_in_transaction',
  'submitted',
  'logged',
  'proof_attached',
  'packed',
  'finished_verified',
  'zip_stored',
  'stored',
  'kit_written_in_transaction',
  'packet_issued_in_transaction',
  'burned_in_transaction',
  'delivered',
  'failed_in_transaction',
  'failed',
  'staging_removed',
] as const;
export type IssuanceFault = (typeof ISSUANCE_FAULTS)[number];

/** Called when a point is passed; a test makes it end the process. */
export type IssuanceFaults = (point: IssuanceFault) => void | Promise<void>;

export const noFaults: IssuanceFaults = () => {};
