import { TILE_WIDTH, type TileAddress, tilePath, tileWidth } from '@attestlayer/tlog';

const TILE_PATH =
  /^tile\/(?<level>entries|[0-9]{1,2})\/(?<index>(?:x[0-9]{3}\/){0,5}[0-9]{3})(?:\.p\/(?<width>[0-9]{1,3}))?$/;

/** Reads a tile path of c2sp.org/tlog-tiles; null for anything that is not written exactly as such a path is. */
export function parseTilePath(path: string): TileAddress | null {
  const { level, index, width } = TILE_PATH.exec(path)?.groups ?? {};
  if (level === undefined || index === undefined) return null;
  const address: TileAddress = {
    level: level === 'entries' ? 'entries' : Number(level),
    index: Number(index.replaceAll(/[x/]/g, '')),
    width: width === undefined ? TILE_WIDTH : Number(width),
  };
  if (!Number.isSafeInteger(address.index) || address.width < 1 || address.width > TILE_WIDTH) return null;
  if (typeof address.level === 'number' && address.level > 63) return null;
  return tilePath(address) === path ? address : null;
}

/** Whether a tree of `size` leaves has, or once had, this tile. */
export function isTileOf({ level, index, width }: TileAddress, size: number): boolean {
  return width <= tileWidth({ level: level === 'entries' ? 0 : level, index, size });
}
