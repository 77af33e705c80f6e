/** The arrows of ARCHITECTURE.md, enforced: data flows one way and so do imports. */
const to = (...names) => ({ path: `^(${names.join('|')})/` });
const only = (from, ...allowed) => ({
  name: `${from}-imports-only-what-is-below-it`,
  severity: 'error',
  from: { path: `^${from}/src`, pathNot: '\\.test\\.ts$' },
  to: { path: '^(packages|internal|apps)/', pathNot: `^(${[from, ...allowed].join('|')})/` },
});
const encoding = 'packages/encoding';
const signature = 'packages/signature';
const tlog = 'packages/tlog';
const kit = 'packages/kit';
const verify = 'packages/verify';
const profile = 'packages/profile';
const timestamp = 'packages/timestamp';
const browser = 'packages/browser';

module.exports = {
  forbidden: [
    only(encoding),
    only(signature, encoding),
    only(tlog, encoding, signature),
    only(kit, encoding, signature, tlog),
    only(timestamp, encoding),
    only(verify, encoding, signature, tlog, kit, timestamp),
    only(browser, encoding, kit, verify),
    only(profile, encoding),
    only('internal/disk', encoding, kit),
    only('internal/s3', encoding),
    only('internal/storage', encoding, 'internal/disk', 'internal/s3'),
    only('internal/signer', encoding, signature),
    only('internal/log', encoding, signature, tlog, kit, 'internal/disk', 'internal/s3'),
    only('internal/timestamping', encoding, tlog, kit, timestamp, 'internal/disk'),
    only('internal/witnessing', encoding, signature, tlog, 'internal/log'),
    only(
      'internal/trust',
      encoding,
      signature,
      tlog,
      kit,
      'internal/disk',
      'internal/signer',
      'internal/log',
      'internal/witnessing',
    ),
    only('internal/monitor', encoding, signature, tlog, kit, 'internal/disk', 'internal/log'),
    only('internal/inspect', encoding, profile, 'internal/disk'),
    only('internal/binder', encoding),
    { name: 'internal-never-imports-apps', severity: 'error', from: { path: '^internal/' }, to: to('apps') },
    {
      name: 'no-app-imports-an-app',
      severity: 'error',
      from: { path: '^apps/([^/]+)/' },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'packages-see-only-the-web-platform',
      severity: 'error',
      from: { path: '^packages/[^/]+/src', pathNot: '\\.(test|node)\\.ts$' },
      to: { dependencyTypes: ['core'] },
    },
    {
      // The code that reads a token is larger than all the rest of a verifier, and few kits have one.
      name: 'time-stamps-are-loaded-when-there-is-one',
      severity: 'error',
      from: { path: '^packages/verify/src' },
      to: { path: '^packages/timestamp/', dynamic: false, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'a-package-is-entered-through-its-index',
      severity: 'error',
      from: { path: '^(packages|internal|apps)/([^/]+)/' },
      to: {
        path: '^(packages|internal)/[^/]+/src/',
        // The servers are an entry of their own: a test that needs none of them does not load them.
        pathNot: '^(packages|internal)/([^/]+)/src/index\\.ts$|^internal/testing/src/servers/index\\.ts$|^$1/$2/',
      },
    },
    {
      name: 'a-server-module-is-entered-through-its-index',
      severity: 'error',
      from: { path: '^apps/server/src/(modules/[^/]+|[^/]+)/?' },
      to: {
        path: '^apps/server/src/modules/[^/]+/',
        pathNot: '^apps/server/src/modules/[^/]+/index\\.ts$|^apps/server/src/$1/',
      },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|node_modules)/' },
    // TypeScript 7 has no API that dependency-cruiser could use; swc reads the same sources, type imports included.
    parser: 'swc',
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['node', 'import', 'default'],
      extensions: ['.ts', '.js', '.json'],
    },
  },
};
