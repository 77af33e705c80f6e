/** Keys for programs. */
export { type ApiKeyTables, apiKeySchema } from './api-key-tables.ts';
export { createApiKey } from './create-api-key.ts';
export { identifyApiKey } from './identify-api-key.ts';
export { apiKeyRoutes } from './routes/api-keys.ts';
