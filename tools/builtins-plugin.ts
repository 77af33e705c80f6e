import type { Plugin } from 'esbuild';

const NAMESPACE = 'node-builtin';

/**
 * Takes the built-in modules of Node from `process.getBuiltinModule`, name by name. A static import of one makes Node fill a
 * module with every export it has, which loads what hides behind the lazy ones (WebCrypto, argument parsing, reports): some 6 ms
 * of the start of a command. Each name is marked as free of effects, so that esbuild drops those that nobody uses.
 */
export const builtinsPlugin: Plugin = {
  name: NAMESPACE,
  setup(build) {
    build.onResolve({ filter: /^node:/ }, ({ path, kind }) => {
      // `require` in a CommonJS package is quick already; `import()` loads late on purpose.
      return kind === 'import-statement' ? { path, namespace: NAMESPACE } : { path, external: true };
    });
    build.onLoad({ filter: /.*/, namespace: NAMESPACE }, ({ path }) => ({ contents: writeModule(path) }));
  },
};

function writeModule(specifier: string): string {
  const names = Object.keys(process.getBuiltinModule(specifier) ?? {}).filter((name) => name !== 'default');
  return [
    `const builtin = process.getBuiltinModule(${JSON.stringify(specifier)});`,
    'const get = (name) => builtin[name];',
    'export default builtin;',
    ...names.map((name) => `export const ${name} = /* @__PURE__ */ get(${JSON.stringify(name)});`),
  ].join('\n');
}
