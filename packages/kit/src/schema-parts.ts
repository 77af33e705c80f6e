import { isTimestamp, isUuidV7 } from '@attestlayer/encoding';
import * as z from 'zod';

/**
 * The value types that the documents share (spec/kit-format.md 2.3). No transforms, so that the JSON Schemas made from
 * them say the same; canonical reading has already refused control characters and text that is not NFC.
 */

/**
 * Identifiers end up in file names, URLs and log lines, so they are plain ASCII; 128 is more than any UUID or URN
 * needs.
 */
const MAX_ID_LENGTH = 128;
/** Names are shown on one line of a page or a PDF. */
const MAX_NAME_LENGTH = 200;
/** The longest file name of common file systems is 255 units; submitted names may carry their folders. */
export const MAX_ORIGINAL_NAME_LENGTH = 1024;
/** A C2SP origin is a schema-less URL; key names of notes are of the same kind. */
const MAX_ORIGIN_LENGTH = 255;

/** SHA-256 as 64 lower-case hex digits. */
export const sha256Text = z.string().regex(/^[0-9a-f]{64}$/);

/** RFC 3339, UTC, milliseconds, `Z`; a time that exists. */
export const timestampText = z
  .string()
  .regex(/^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3}Z$/)
  .refine(isTimestamp, 'no such time');

/** A calendar day, `YYYY-MM-DD`, that exists. */
export const dayText = z
  .string()
  .regex(/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/)
  .refine((day) => isTimestamp(`${day}T00:00:00.000Z`), 'no such day');

/** UUID version 7 (RFC 9562 5.7), lower case. */
export const uuidV7Text = z
  .string()
  .regex(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  .refine(isUuidV7, 'not a UUIDv7');

/** An identifier that somebody else allocates: packet, record, requirement, issuer, profile, series. */
export const idText = z
  .string()
  .max(MAX_ID_LENGTH)
  .regex(/^[A-Za-z0-9][A-Za-z0-9._:-]*$/);

/** A name for people, one line. */
export const nameText = z.string().min(1).max(MAX_NAME_LENGTH);

/** A size in bytes, a count or an index: an integer from 0 to 2^53 - 1. */
export const countNumber = z.int().min(0);

/**
 * The name of a log (C2SP tlog-checkpoint origin): printable ASCII without space or `+`, as signed-note key names
 * demand.
 */
export const originText = z
  .string()
  .max(MAX_ORIGIN_LENGTH)
  .regex(/^[!-*,-~]+$/);

/** RFC 7638 thumbprint (SHA-256) as unpadded base64url; the last digit carries four bits. */
export const kidText = z.string().regex(/^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$/);

/** A 64-byte Ed25519 signature as unpadded base64url; the last digit carries two bits. */
export const signatureText = z.string().regex(/^[A-Za-z0-9_-]{85}[AQgw]$/);

/** Ed25519 public key (RFC 8037) with exactly its required members. */
export const publicJwk = z.strictObject({ crv: z.literal('Ed25519'), kty: z.literal('OKP'), x: kidText });

/** An organisation: its stable identifier and its name for people. */
export const partyObject = z.strictObject({ id: idText, name: nameText });

/** First and last day of the period that a packet speaks for. */
export const periodObject = z.strictObject({ from: dayText, until: dayText });

/** A state of a log: its origin, the number of its entries and its RFC 6962 root. */
export const treeStateObject = z.strictObject({ origin: originText, root: sha256Text, size: countNumber });
