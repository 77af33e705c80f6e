export { createDocs } from './docs-app.ts';
export type { OpenApiDocument } from './openapi-types.ts';
