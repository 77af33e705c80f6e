import type { IncomingMessage } from 'node:http';
import type * as z from 'zod';
import type { Actor, Permission } from '../access/index.ts';
import type { AppContext } from '../context.ts';
import type { RateLimitPolicy } from './rate-limit.ts';

type Method = 'get' | 'head' | 'post' | 'put' | 'patch' | 'delete';

/** Who may call a route: one permission, one of several, anybody at all, or anybody who is signed in. */
type RouteAccess = Permission | readonly Permission[] | 'public' | 'signed_in';

/** Everything a handler gets; parameters, query and body are parsed already. */
export type RouteInput<Params, Query, Body> = {
  context: AppContext;
  actor: Actor;
  params: Params;
  query: Query;
  body: Body;
  request: Request;
  /** The same request as it comes from the socket, for a body too large for web streams; null for one that came over none. */
  incoming: IncomingMessage | null;
  /** For messages, the log and `instance` of problems. */
  requestId: string;
  /** Address of the caller as the trusted proxy or the socket says. */
  remoteAddress: string;
};

/** A success with a JSON body. `version` becomes a strong ETag, which a later PUT, PATCH or DELETE may demand by If-Match. */
export type RouteResult<Body> = {
  status?: 200 | 201 | 202 | 204;
  body?: Body;
  version?: number | string;
  headers?: Record<string, string>;
  cookies?: readonly string[];
};

type Schema = z.ZodType;
type Parsed<S> = S extends z.ZodType ? z.output<S> : undefined;

/** One operation of the API: what it takes, who may call it, what it answers. The OpenAPI document is made from these. */
export type Route<P = undefined, Q = undefined, B = undefined, R = unknown> = {
  method: Method;
  /** With parameters in braces: `/v1/clients/{clientId}`. */
  path: string;
  operationId: string;
  summary: string;
  description?: string;
  tag: string;
  access: RouteAccess;
  params?: P;
  query?: Q;
  body?: B;
  /** Left out: the handler makes a whole Response itself, such as a download. */
  response?: R;
  /** Media type of a Response that the handler makes itself. */
  produces?: string;
  status?: 200 | 201 | 202 | 204;
  /** Largest body in bytes, where the default is not right. */
  maxBodyBytes?: number;
  /** Instead of the limit of every call by somebody with a credential: for what one act of a person calls many times. */
  rateLimit?: RateLimitPolicy;
  /** Tighter than the limit of every call; counted by the caller, or by what `key` finds in the body. */
  limits?: readonly { policy: RateLimitPolicy; key?: (body: Parsed<B>) => string }[];
  /** The answer holds a secret that is shown once: it is not kept for a second call with the same Idempotency-Key. */
  secretAnswer?: boolean;
  /** The handler reads the body itself, as it comes; an Idempotency-Key says nothing about such a call. */
  streamsBody?: boolean;
  handle(
    input: RouteInput<Parsed<P>, Parsed<Q>, Parsed<B>>,
  ): Promise<RouteResult<R extends z.ZodType ? z.input<R> : never> | Response>;
};

export type AnyRoute = Route<Schema | undefined, Schema | undefined, Schema | undefined, Schema | unknown>;

/** Types the handler by the schemas beside it. */
export function defineRoute<
  const P extends Schema | undefined = undefined,
  const Q extends Schema | undefined = undefined,
  const B extends Schema | undefined = undefined,
  const R extends Schema | undefined = undefined,
>(route: Route<P, Q, B, R>): AnyRoute {
  return route as unknown as AnyRoute;
}
