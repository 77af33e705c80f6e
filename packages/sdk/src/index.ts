/** The client library of the API: typed by the OpenAPI document, which is made from the server's own routes. */
export type { components, operations, paths } from './api-types.ts';
export { type ApiClient, type ApiClientOptions, createApiClient } from './create-api-client.ts';
export { type FieldProblem, isProblem, type ProblemDetails, ProblemError } from './problem-error.ts';
