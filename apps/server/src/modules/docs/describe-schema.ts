import type { JsonSchema } from './openapi-types.ts';

/** One member of a JSON value, flattened: `name` is a path such as `items[].id`. */
export type Member = { name: string; type: string; required: boolean; rule: string };

export type Schemas = Readonly<Record<string, JsonSchema>>;

/** Deeper than any of our bodies; a schema that refers to itself ends here. */
const MAX_DEPTH = 6;

/** Lists the members of a schema in reading order. */
export function listMembers(schema: JsonSchema, schemas: Schemas): Member[] {
  return [...walk(schema, '', true, schemas, 0)];
}

function* walk(schema: JsonSchema, name: string, required: boolean, schemas: Schemas, depth: number): Iterable<Member> {
  const resolved = resolve(schema, schemas);
  if (name !== '') yield { name, type: typeName(resolved, schemas), required, rule: ruleOf(resolved) };
  if (depth === MAX_DEPTH) return;
  for (const candidate of branches(resolved, schemas)) {
    if (candidate.items) yield* walkInside(candidate.items, `${name}[]`, schemas, depth + 1);
    yield* walkInside(candidate, name, schemas, depth);
  }
}

function* walkInside(schema: JsonSchema, name: string, schemas: Schemas, depth: number): Iterable<Member> {
  const { properties = {}, required = [] } = resolve(schema, schemas);
  for (const [member, inner] of Object.entries(properties)) {
    const path = name === '' ? member : `${name}.${member}`;
    yield* walk(inner, path, required.includes(member), schemas, depth + 1);
  }
}

/** The alternatives of a union, or the schema itself. */
function branches(schema: JsonSchema, schemas: Schemas): JsonSchema[] {
  const alternatives = schema.anyOf ?? schema.oneOf;
  return alternatives ? alternatives.map((alternative) => resolve(alternative, schemas)) : [schema];
}

function resolve(schema: JsonSchema, schemas: Schemas): JsonSchema {
  const name = schema.$ref?.split('/').at(-1);
  return name === undefined ? schema : (schemas[name] ?? {});
}

/** The type in words, such as `string or null` or `array of object`. */
export function typeName(schema: JsonSchema, schemas: Schemas): string {
  const alternatives = schema.anyOf ?? schema.oneOf;
  if (alternatives)
    return [...new Set(alternatives.map((one) => typeName(resolve(one, schemas), schemas)))].join(' or ');
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.type === 'array' && schema.items) return `array of ${typeName(resolve(schema.items, schemas), schemas)}`;
  if (Array.isArray(schema.type)) return schema.type.join(' or ');
  return typeof schema.type === 'string' ? schema.type : 'any';
}

/** Limits and meaning of a member, in one line. */
export function ruleOf(schema: JsonSchema): string {
  const rules = [
    schema.enum && `one of ${schema.enum.map((value) => JSON.stringify(value)).join(', ')}`,
    schema.format,
    schema.minLength !== undefined && `at least ${schema.minLength} characters`,
    schema.maxLength !== undefined && `at most ${schema.maxLength} characters`,
    schema.minimum !== undefined && schema.minimum > Number.MIN_SAFE_INTEGER && `at least ${schema.minimum}`,
    schema.maximum !== undefined && schema.maximum < Number.MAX_SAFE_INTEGER && `at most ${schema.maximum}`,
    schema.default !== undefined && `${JSON.stringify(schema.default)} when left out`,
    schema.description,
  ];
  return rules.filter((rule) => typeof rule === 'string').join('; ');
}
