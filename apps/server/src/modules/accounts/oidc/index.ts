export { createOidc, type Oidc } from './create-oidc.ts';
export { fetchDiscovery } from './discovery.ts';
export { toOidcProblem } from './oidc-problems.ts';
export { OIDC_PROVIDER } from './provider.ts';
