/** The logo of a partner: it stands on the pages of its clients, beside the issuer's name and never in its place. */
export { logoRoutes } from './routes.ts';
