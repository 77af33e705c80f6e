import * as z from 'zod';
import type { CsvCell, CsvColumn } from './csv.ts';

type Json = z.core.JSONSchema.BaseSchema;

/** The columns of a list: one for each member of its items, with those of objects inside them as `period_from`. */
export function csvColumns<Row>(item: z.ZodType<unknown, Row>): CsvColumn<Row>[] {
  const schema = z.toJSONSchema(item, { io: 'input', unrepresentable: 'any' });
  return [...listPaths(schema, schema.$defs ?? {}, [])].map((path) => ({
    name: path.join('_'),
    cell: (row) =>
      toCell(path.reduce<unknown>((value, name) => (value as Record<string, unknown> | null)?.[name], row)),
  }));
}

function* listPaths(schema: Json, defs: Record<string, Json>, path: readonly string[]): Iterable<readonly string[]> {
  const { properties } = resolve(schema, defs);
  if (properties === undefined) yield path;
  for (const [name, member] of Object.entries(properties ?? {}))
    yield* listPaths(member as Json, defs, [...path, name]);
}

/** What a schema is when it is there: the named one, or the one that is not null. */
function resolve(schema: Json, defs: Record<string, Json>): Json {
  const name = schema.$ref?.split('/').at(-1);
  if (name !== undefined) return resolve(defs[name] ?? {}, defs);
  const [only, ...others] = (schema.anyOf ?? []).filter(({ type }) => type !== 'null');
  return only !== undefined && others.length === 0 ? resolve(only, defs) : schema;
}

function toCell(value: unknown): CsvCell {
  if (value === undefined || value === null) return null;
  if (typeof value === 'string' || typeof value === 'number') return value;
  if (Array.isArray(value) && value.every((each) => typeof each === 'string')) return value.join(' ');
  return JSON.stringify(value);
}
