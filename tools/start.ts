/** `npm start`: builds the pages when there are none yet, then runs the server in this very process, so that signals reach it. */
import { stat } from 'node:fs/promises';

const BUILT = ['apps/verifier/dist/index.html', 'apps/web/dist/index.html'];

const isBuilt = await Promise.all(BUILT.map((path) => stat(path).catch(() => null)));
if (isBuilt.includes(null)) await import('./build.ts');
await import('../apps/server/src/main.ts');
