import { EncodingError, type JsonValue, readCanonical, writeCanonical } from '@attestlayer/encoding';
import type { z } from 'zod';
import { KitError } from './kit-error.ts';

/** The documents that are exact JCS bytes; also the prefix of their error codes. */
export type DocumentKind = 'manifest' | 'receipt' | 'entry' | 'trail' | 'trust' | 'diff' | 'proof';

export type DocumentFormat<T> = { kind: DocumentKind; schema: z.ZodType<T>; maxBytes: number };

/** `attestlayer.<document>.v<number>`, the form of every version string. */
const VERSION_STRING = /^attestlayer\.[a-z0-9-]+\.v([1-9][0-9]{0,5})$/;

/**
 * zod compiles a validator when a schema is used for the first time: 1 to 8 ms for each, which only a document of this
 * size earns back. Most kits have none.
 */
const COMPILE_FROM_BYTES = 1024 * 1024;

/**
 * Reads a document: size limit, canonical JSON, then the schema. The bytes are attacker-controlled.
 *
 * @throws KitError `<kind>_too_large`, `<kind>_not_canonical`, `<kind>_version_unsupported`, `<kind>_schema`
 */
export function readDocument<T>(bytes: Uint8Array, { kind, schema, maxBytes }: DocumentFormat<T>): T {
  if (bytes.length > maxBytes) {
    throw new KitError(`${kind}_too_large`, `${kind}: ${bytes.length} bytes, more than the limit of ${maxBytes}`);
  }
  const value = readCanonicalAs(kind, bytes);
  refuseOtherVersion(kind, value);
  return checkSchema(kind, schema, value, { jitless: bytes.length < COMPILE_FROM_BYTES });
}

/**
 * Writes a document as its exact JCS bytes, after the same checks that a reader makes.
 *
 * @throws KitError `<kind>_schema`, `<kind>_not_canonical`, `<kind>_too_large`
 */
export function writeDocument<T extends JsonValue>(
  value: T,
  { kind, schema, maxBytes }: DocumentFormat<T>,
): Uint8Array {
  const bytes = writeCanonicalAs(kind, checkSchema(kind, schema, value));
  if (bytes.length > maxBytes) {
    throw new KitError(`${kind}_too_large`, `${kind}: ${bytes.length} bytes, more than the limit of ${maxBytes}`);
  }
  return bytes;
}

/** Parses canonical JSON and reports a refusal as `<kind>_not_canonical`, with the precise reason as its cause. */
export function readCanonicalAs(kind: DocumentKind, bytes: Uint8Array): JsonValue {
  try {
    return readCanonical(bytes);
  } catch (error) {
    throw asNotCanonical(kind, error);
  }
}

/** Writes canonical JSON and reports a refusal as `<kind>_not_canonical`, with the precise reason as its cause. */
export function writeCanonicalAs(kind: DocumentKind, value: JsonValue): Uint8Array {
  try {
    return writeCanonical(value);
  } catch (error) {
    throw asNotCanonical(kind, error);
  }
}

/**
 * Checks a value against a schema and reports the first issue with its place in the document. `jitless` keeps zod from
 * compiling a validator.
 *
 * @throws KitError `<kind>_schema`
 */
export function checkSchema<T>(
  kind: DocumentKind,
  schema: z.ZodType<T>,
  value: unknown,
  { jitless = false }: { jitless?: boolean } = {},
): T {
  const result = schema.safeParse(value, { jitless });
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  throw new KitError(`${kind}_schema`, `${kind}: ${describePlace(issue?.path ?? [])}: ${issue?.message}`, {
    cause: result.error,
  });
}

function asNotCanonical(kind: DocumentKind, error: unknown): unknown {
  if (!(error instanceof EncodingError)) return error;
  const message = `${kind}: not the canonical JSON of this format (${error.code}: ${error.message})`;
  return new KitError(`${kind}_not_canonical`, message, { cause: error });
}

/** A document of a later version gets its own code: the right advice is a newer verifier, not "this kit is broken". */
function refuseOtherVersion(kind: DocumentKind, value: JsonValue): void {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return;
  const version = value.schema;
  const number = typeof version === 'string' ? VERSION_STRING.exec(version)?.[1] : undefined;
  if (number !== undefined && number !== '1') {
    throw new KitError(
      `${kind}_version_unsupported`,
      `${kind}: written in format "${version}", this program knows version 1: use a newer one`,
    );
  }
}

function describePlace(path: readonly PropertyKey[]): string {
  if (path.length === 0) return 'document';
  return path
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`))
    .join('')
    .replace(/^\./, '');
}
