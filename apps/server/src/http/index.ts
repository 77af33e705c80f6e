export { type AddressOf, createApp } from './app.ts';
export { serveRange } from './byte-range.ts';
export { conflict, contentDeleted, forbidden, invalidRequest, notFound, unauthorized } from './common-problems.ts';
export { type CsvColumn, csvResponse, readPages } from './csv.ts';
export { csvColumns } from './csv-columns.ts';
export { deleteOldAnswers } from './delete-old-answers.ts';
export { checkIfMatch } from './entity-tag.ts';
export { defineList, type PageWanted } from './list-route.ts';
export { type AppHono, mountRoutes } from './mount.ts';
export { openApiDocument } from './openapi.ts';
export { type Cursor, numberOfCursor, type Page, toPage, toPageById } from './page.ts';
export { type FieldError, Problem, type ProblemInput } from './problem.ts';
export { authLibraryProblems, PROBLEM_SECTIONS, type ProblemCode } from './problems/index.ts';
export { createRateLimiter, type RateLimitPolicy } from './rate-limit.ts';

export { requireTenant } from './require-tenant.ts';
export { type AnyRoute, defineRoute, type RouteInput } from './route.ts';
export { dayText, lineText, localeText, paragraphText, timeText } from './text.ts';
