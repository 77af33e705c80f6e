import type { Plugin } from 'vite';

/** A file that lies beside the pages. */
export type StaticFile = { fileName: string; bytes: Uint8Array };

type FilesPluginOptions = {
  /** "virtual:…", imported by who shows the files. */
  module: string;
  /** Makes the files, and what the module exports about them. */
  load: () => Promise<{ files: StaticFile[]; exports: Record<string, unknown> }>;
};

/** Files that are made by the build, with a module that says about them what pages show. */
export function filesPlugin({ module, load }: FilesPluginOptions): Plugin {
  let files: StaticFile[] = [];
  return {
    name: `attestlayer:${module}`,
    resolveId: (id) => (id === module ? `\0${module}` : null),
    async load(id) {
      if (id !== `\0${module}`) return null;
      const made = await load();
      files = made.files;
      return Object.entries(made.exports)
        .map(([name, value]) => `export const ${name} = ${JSON.stringify(value)};`)
        .join('\n');
    },
    generateBundle() {
      for (const { fileName, bytes } of files) this.emitFile({ type: 'asset', fileName, source: bytes });
    },
    configureServer(server) {
      server.middlewares.use(async (request, response, next) => {
        await server.transformRequest(module);
        const file = files.find(({ fileName }) => request.url === `/${fileName}`);
        if (file === undefined) return next();
        response.end(file.bytes);
      });
    },
  };
}
