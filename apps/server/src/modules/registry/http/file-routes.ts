import { TILE_WIDTH, tilePath } from '@attestlayer/tlog';
import { Hono } from 'hono';
import { readingError } from '../core/follow-log.ts';
import { isTileOf, parseTilePath } from '../core/tile-address.ts';
import type { PublishedLog } from '../options.ts';
import type { RegistryContext } from '../registry-context.ts';
import { RegistryError } from '../registry-error.ts';
import { answer } from './answer.ts';

const TEXT = 'text/plain; charset=utf-8';
const BYTES = 'application/octet-stream';

/** `checkpoint` and `tile/`, as c2sp.org/tlog-tiles has them. */
export function fileRoutes({ follower, options: { log } }: RegistryContext): Hono {
  const app = new Hono();

  app.get('/checkpoint', async (context) => {
    const { note } = await follower.view();
    return answer(context, note, { type: TEXT, cache: 'checkpoint' });
  });

  app.get('/tile/:rest{.+}', async (context) => {
    const address = parseTilePath(`tile/${context.req.param('rest')}`);
    if (address === null) throw new RegistryError('tile_not_found', 'this is not the path of a tile (tlog-tiles)');
    const { size } = await follower.view();
    // What is stored beyond the checkpoint belongs to a batch that is not published yet.
    const bytes = isTileOf(address, size) ? await readTile(log, tilePath(address)) : null;
    if (bytes !== null) return answer(context, bytes, { type: BYTES, cache: 'immutable' });
    const hint = address.width < TILE_WIDTH ? '; the full tile, of which it is the beginning, may be' : '';
    throw new RegistryError('tile_not_found', `this tile is not in the log of ${size} entries${hint}`);
  });

  return app;
}

async function readTile({ tiles }: PublishedLog, path: string): Promise<Uint8Array | null> {
  try {
    return await (typeof tiles === 'function' ? tiles(path) : tiles.read(path));
  } catch (cause) {
    throw readingError(cause);
  }
}
