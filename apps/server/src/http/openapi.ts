import * as z from 'zod';
import { problemSchema } from './problem.ts';
import { API_RATE_LIMIT } from './rate-limit.ts';
import type { AnyRoute } from './route.ts';

type Json = { [name: string]: unknown };

/** Named schemas, gathered from the operations that use them. */
type Components = Record<string, unknown>;

export type OpenApiInput = { routes: readonly AnyRoute[]; version: string; serverUrl: string };

/** Makes the OpenAPI 3.1 document from the routes themselves, so that it cannot differ from what they parse. */
export function openApiDocument({ routes, version, serverUrl }: OpenApiInput): Json {
  const paths: Record<string, Json> = {};
  const schemas: Components = {};
  const problem = {
    description: 'A problem: see its code',
    content: { 'application/problem+json': { schema: jsonSchema(problemSchema, 'output', schemas) } },
  };
  for (const route of routes) {
    paths[route.path] = { ...paths[route.path], [route.method]: operation(route, schemas) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'AttestLayer API',
      version,
      description:
        'Records in, evidence kits out. Every POST takes an Idempotency-Key, every list a cursor; errors are problem details (RFC 9457). ' +
        `At most ${API_RATE_LIMIT.capacity} calls a minute for each credential. AttestLayer is record-only: no audit, no certification.`,
    },
    servers: [{ url: serverUrl }],
    paths,
    components: {
      schemas,
      responses: { Problem: problem },
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'attestlayer.session_token' },
        apiKey: { type: 'http', scheme: 'bearer', description: 'al_live_… or al_test_…' },
        requestLink: { type: 'http', scheme: 'bearer', description: 'The token that a request link was exchanged for' },
      },
    },
  };
}

function operation(route: AnyRoute, schemas: Components): Json {
  const { access, params, query, body } = route;
  return {
    operationId: route.operationId,
    summary: route.summary,
    ...(route.description === undefined ? {} : { description: route.description }),
    tags: [route.tag],
    'x-access': typeof access === 'string' ? access : access.join(' or '),
    security: access === 'public' ? [] : [{ session: [] }, { apiKey: [] }, { requestLink: [] }],
    parameters: [...parameters(params, 'path', schemas), ...parameters(query, 'query', schemas)],
    ...(body
      ? {
          requestBody: {
            required: true,
            content: { 'application/json': { schema: jsonSchema(body, 'input', schemas) } },
          },
        }
      : {}),
    responses: {
      [String(route.status ?? 200)]: success(route, schemas),
      default: { $ref: '#/components/responses/Problem' },
    },
  };
}

function success({ response, produces, summary }: AnyRoute, schemas: Components): Json {
  if (response instanceof z.ZodType) {
    return {
      description: summary,
      content: { 'application/json': { schema: jsonSchema(response, 'output', schemas) } },
    };
  }
  if (produces === undefined) return { description: summary };
  return { description: summary, content: { [produces]: { schema: { type: 'string', format: 'binary' } } } };
}

function parameters(schema: z.ZodType | undefined, place: 'path' | 'query', schemas: Components): Json[] {
  if (!(schema instanceof z.ZodObject)) return [];
  const { properties = {}, required = [] } = jsonSchema(schema, 'input', schemas) as {
    properties?: Record<string, Json>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: property,
  }));
}

/** OpenAPI 3.1 takes JSON Schema 2020-12 as it is; schemas with an id move to the components. */
function jsonSchema(schema: z.ZodType, io: 'input' | 'output', schemas: Components): Json {
  const { $schema: _dialect, $defs = {}, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as Json;
  for (const [id, definition] of Object.entries($defs as Components)) {
    if (!UNNAMED.test(id)) schemas[id] ??= moveReferences(definition);
  }
  return moveReferences(rest);
}

/** What zod calls a schema that refers to itself without an id: with us only "any JSON value", which `{}` says as well. */
const UNNAMED = /^__schema\d+$/;

function moveReferences(value: unknown): Json {
  const text = JSON.stringify(value)
    .replaceAll(/\{"\$ref":"#\/\$defs\/__schema\d+"\}/g, '{}')
    .replaceAll('"#/$defs/', '"#/components/schemas/');
  return JSON.parse(text);
}
