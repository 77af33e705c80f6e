import type { JsonValue } from '@attestlayer/encoding';
import { jsonSchemaSha256 } from '@attestlayer/profile';
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import { FACT_TEXT_CHARACTERS } from '../limits.ts';

/** All errors of a record up to this size are collected; of a larger one the first, since each error is an object. */
const COLLECT_ALL_BYTES = 1_000_000;

/** Errors of one schema that are kept. */
const ERRORS_KEPT = 20;

/**
 * Checks a value against JSON Schemas (draft 2020-12, `format` is annotation only).
 *
 * @returns errors by {@link jsonSchemaSha256}; an empty list means that the value fits
 */
export function checkJsonSchemas(schemas: JsonValue[], value: JsonValue, sizeBytes: number): Record<string, string[]> {
  const allErrors = sizeBytes <= COLLECT_ALL_BYTES;
  return Object.fromEntries(schemas.map((schema) => [jsonSchemaSha256(schema), checkSchema(schema, value, allErrors)]));
}

function checkSchema(schema: JsonValue, value: JsonValue, allErrors: boolean): string[] {
  const validate = compileSchema(schema, allErrors);
  if (validate === null) return ['the schema of the profile cannot be used'];
  if (validate(value)) return [];
  return (validate.errors ?? []).slice(0, ERRORS_KEPT).map(describeError);
}

/** Each schema has a compiler of its own, so that two schemas with the same `$id` never meet. */
function compileSchema(schema: JsonValue, allErrors: boolean): ValidateFunction | null {
  if (schema === null || typeof schema !== 'object' || Array.isArray(schema)) return null;
  try {
    const validate = new Ajv2020({ strict: false, validateFormats: false, allErrors, logger: false }).compile(schema);
    // An asynchronous schema answers with a promise, which would look like "fits".
    return '$async' in validate ? null : validate;
  } catch {
    return null;
  }
}

/** Path and rule; Ajv's messages quote the schema, never the record, and paths are cut. */
function describeError(error: ErrorObject): string {
  const path = error.instancePath.slice(0, FACT_TEXT_CHARACTERS).toWellFormed();
  return `${path === '' ? '/' : path}: ${(error.message ?? error.keyword).slice(0, FACT_TEXT_CHARACTERS)}`;
}
