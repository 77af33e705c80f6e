import { decodeBase64 } from '@attestlayer/encoding';
import fixture from './timestamp-fixture.json' with { type: 'json' };

/**
 * RFC 3161 tokens over the test kit, variant 1. An authority's signatures are different each time, so they were made once,
 * by `node tools/make-timestamp-fixture.ts`, and are to be made again when anything that is sealed in the test kit changes.
 */

/** As a trust root lists it. */
export const TEST_TIME_AUTHORITY = { name: 'Test Time Authority', certificates: [fixture.root] };

/** Over receipt.jws, five minutes after it was issued. */
export const RECEIPT_TOKEN = decodeBase64(fixture.receipt);

/** Over the checkpoint of the proof, a day later. */
export const CHECKPOINT_TOKEN = decodeBase64(fixture.checkpoint);

/** Over receipt.jws, a year after the certificate of the authority had run out. */
export const LATE_RECEIPT_TOKEN = decodeBase64(fixture.late_receipt);
