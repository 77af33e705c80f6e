export { addClient } from './add-client.ts';
export type { Client } from './client.ts';
export { getClient } from './get-client.ts';
export { namesOfClients } from './names-of-clients.ts';
export { clientRoutes } from './routes/clients.ts';
export { addClientBody } from './schemas.ts';
export { type ClientTables, clientSchema } from './tables.ts';
