const TILE_PATH = /^tile\/(?:entries|[1-9]?[0-9])\/(?:x[0-9]{3}\/)*[0-9]{3}(?:\.p\/[1-9][0-9]{0,2})?$/;

/** Whether a text has the form of a tile path of c2sp.org/tlog-tiles; it cannot lead out of a folder. */
export function isTilePath(path: string): boolean {
  return TILE_PATH.test(path);
}
