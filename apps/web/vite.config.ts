import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { dataPlugin } from './build/data-plugin.ts';
import { headersPlugin } from './build/headers-plugin.ts';
import { laneKitsPlugin } from './build/lane-kits-plugin.ts';
import { samplesPlugin } from './build/samples-plugin.ts';
import { themePlugin } from './build/theme-plugin.ts';

/** Where `npm run web` finds the API; the server's own default. */
const API_ORIGIN = process.env.API_ORIGIN ?? 'http://127.0.0.1:8080';

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), themePlugin(), dataPlugin(), samplesPlugin(), laneKitsPlugin(), headersPlugin()],
  server: { proxy: Object.fromEntries(['/v1', '/registry', '/docs'].map((path) => [path, API_ORIGIN])) },
  // Overruled by build-web.ts: only a build to hand out lacks the page.
  define: { __DESIGN_PAGE__: 'true' },
  worker: { format: 'es' },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: ['chrome123', 'firefox128', 'safari17.5'],
    // A data: URL would need a wider policy than a file.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 600,
    manifest: true,
    rolldownOptions: {
      output: {
        // What most pages use comes in one file instead of dozens of small ones, each with headers and a turn of its own.
        codeSplitting: { groups: [{ name: 'common', minShareCount: 20 }] },
      },
    },
  },
});
