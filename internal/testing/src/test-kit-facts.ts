import { makeUuidV7, parseTimestamp } from '@attestlayer/encoding';

/** The fixed world of the test kits: one issuer, one log, one moment. */
export const ORIGIN = 'log.test.example/2026';
export const ISSUER = { id: 'issuer.test.example', name: 'Test Issuer' };
export const PARTNER = { id: 'partner-1', name: 'Test Partner' };
export const CLIENT = { id: 'client-1', name: 'Test Client' };
export const PERIOD = { from: '2026-01-01', until: '2026-03-31' };

export const RECEIVED_AT = '2026-04-01T09:00:00.000Z';
export const EVALUATED_AT = '2026-04-02T09:00:00.000Z';
export const ISSUED_AT = '2026-04-02T10:00:00.000Z';
/** When the witnesses cosigned the state of the log that the receipt names: half an hour before. */
export const AFTER_COSIGNED_AT = '2026-04-02T09:30:00.000Z';
/** When they cosigned the checkpoint of the proof: half an hour later. */
export const COSIGNED_AT_SECONDS = parseTimestamp('2026-04-02T10:30:00.000Z') / 1000;
/** When the reader verifies. */
export const VERIFIED_AT = '2026-05-01T12:00:00.000Z';
export const TRUST_CREATED_AT = '2026-01-01T00:00:00.000Z';
export const TRUST_EXPIRES_AT = '2027-01-01T00:00:00.000Z';

/** The receipt id of a variant. */
export function receiptIdOf(variant: number): string {
  return makeUuidV7(parseTimestamp(ISSUED_AT), new Uint8Array(10).fill(variant));
}

/** The packet id of a variant. */
export function packetIdOf(variant: number): string {
  return `packet-${variant}`;
}
