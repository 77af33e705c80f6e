/**
 * How far an issuance is; each state says what is done and stored, so that a crash is resumed from there.
 *
 * - `held`: a credit is held and the packet is `issuing`
 * - `frozen`: the record set, the receipt id, the instant and all else that the bytes depend on are stored
 * - `sealed`: the kit was built and signed; the hash of its receipt is stored
 * - `self_verified`: our own verifier accepts all that does not need the log
 * - `submitted`: the entry is handed in to the log
 * - `stored`: the proof is attached, the finished kit is VERIFIED and its ZIP is in the blob store
 * - `delivered`: the packet is issued and the credit captured, in one transaction
 * - `failed`: given up; the credit is released and the packet ready again
 */
export const ISSUANCE_STATES = [
  'held',
  'frozen',
  'sealed',
  'self_verified',
  'submitted',
  'stored',
  'delivered',
  'failed',
] as const;
export type IssuanceState = (typeof ISSUANCE_STATES)[number];

/** What becomes of an issuance that does not fail, in order. */
export const ISSUANCE_STEPS: readonly IssuanceState[] = ISSUANCE_STATES.filter((state) => state !== 'failed');
