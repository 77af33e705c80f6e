import type { PageState } from './page-state.ts';

/** A page that the server writes itself; the registry of the sandbox is the same application at another address. */
const served = (name: string, path: string): PageState => ({ name, path, world: async () => ({}) });

export default [
  served('registry', '/registry'),
  served('registry-log', '/registry/log'),
  served('registry-entry', '/registry/log/0'),
  served('registry-checkpoints', '/registry/checkpoints'),
  served('registry-keys', '/registry/keys'),
  served('registry-monitor', '/registry/monitor'),
  served('registry-receipts', '/registry/receipts'),
  served('registry-receipts-malformed', '/registry/receipts?receipt_sha256=nothing'),
  served('registry-receipts-unknown', `/registry/receipts?receipt_sha256=${'0'.repeat(64)}`),
  served('registry-verify', '/registry/verify'),
  served('registry-problems', '/registry/problems'),
  served('registry-error', '/registry/log/999999'),
  served('registry-french', '/registry/keys?lang=fr'),
  served('docs', '/docs'),
  served('docs-problems', '/docs/problems'),
  served('docs-problem', '/docs/problems/request_invalid'),
] satisfies PageState[];
