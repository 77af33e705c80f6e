import * as z from 'zod';
import { problemSchema } from './problem.ts';
import { API_RATE_LIMIT } from './rate-limit.ts';
import type { AnyRoute } from './route.ts';

type Json = { [name: string]: unknown };

export type OpenApiInput = { routes: readonly AnyRoute[]; version: string; serverUrl: string };

/** Makes the OpenAPI 3.1 document from the routes themselves, so that it cannot differ from what they parse. */
export function openApiDocument({ routes, version, serverUrl }: OpenApiInput): Json {
  const paths: Record<string, Json> = {};
  for (const route of routes) {
    paths[route.path] = { ...paths[route.path], [route.method]: operation(route) };
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
      schemas: { Problem: jsonSchema(problemSchema, 'output') },
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'attestlayer.session_token' },
        apiKey: { type: 'http', scheme: 'bearer', description: 'al_live_… or al_test_…' },
        requestLink: { type: 'http', scheme: 'bearer', description: 'The token that a request link was exchanged for' },
      },
    },
  };
}

function operation(route: AnyRoute): Json {
  const { access, params, query, body } = route;
  return {
    operationId: route.operationId,
    summary: route.summary,
    ...(route.description === undefined ? {} : { description: route.description }),
    tags: [route.tag],
    'x-access': access,
    security: access === 'public' ? [] : [{ session: [] }, { apiKey: [] }, { requestLink: [] }],
    parameters: [...parameters(params, 'path'), ...parameters(query, 'query')],
    ...(body
      ? { requestBody: { required: true, content: { 'application/json': { schema: jsonSchema(body, 'input') } } } }
      : {}),
    responses: {
      [String(route.status ?? 200)]: success(route),
      default: {
        description: 'A problem: see its code',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  };
}

function success({ response, produces, summary }: AnyRoute): Json {
  if (response instanceof z.ZodType) {
    return { description: summary, content: { 'application/json': { schema: jsonSchema(response, 'output') } } };
  }
  if (produces === undefined) return { description: summary };
  return { description: summary, content: { [produces]: { schema: { type: 'string', format: 'binary' } } } };
}

function parameters(schema: z.ZodType | undefined, place: 'path' | 'query'): Json[] {
  if (!(schema instanceof z.ZodObject)) return [];
  const { properties = {}, required = [] } = jsonSchema(schema, 'input') as {
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

/** OpenAPI 3.1 takes JSON Schema 2020-12 as it is. */
function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    reused: 'inline',
  }) as Json;
  return rest;
}
