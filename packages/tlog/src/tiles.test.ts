import { encodeUtf8 } from '@attestlayer/encoding';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { onlyTlogErrors, throwsWithCode } from '../test/throws-with-code.ts';
import {
  formatEntryBundle,
  formatHashTile,
  parseEntryBundle,
  parseHashTile,
  type TileAddress,
  tilePath,
  tileWidth,
} from './index.ts';

describe('tilePath', () => {
  it.each<[TileAddress, string]>([
    [{ level: 0, index: 0, width: 256 }, 'tile/0/000'],
    [{ level: 0, index: 0, width: 1 }, 'tile/0/000.p/1'],
    [{ level: 'entries', index: 5, width: 12 }, 'tile/entries/005.p/12'],
    [{ level: 63, index: 999, width: 256 }, 'tile/63/999'],
    [{ level: 1, index: 1000, width: 255 }, 'tile/1/x001/000.p/255'],
    [{ level: 2, index: 1_234_067, width: 256 }, 'tile/2/x001/x234/067'],
    [{ level: 0, index: Number.MAX_SAFE_INTEGER, width: 256 }, 'tile/0/x009/x007/x199/x254/x740/991'],
  ])('writes %j as %s', (address, path) => {
    expect(tilePath(address)).toBe(path);
  });

  it('refuses what is no tile', async () => {
    const good: TileAddress = { level: 0, index: 0, width: 1 };
    const changes: Partial<TileAddress>[] = [
      { level: 64 },
      { level: -1 },
      { level: 0.5 },
      { index: -1 },
      { index: 2 ** 53 },
      { width: 0 },
      { width: 257 },
    ];
    for (const change of changes) await throwsWithCode('tile_malformed', () => tilePath({ ...good, ...change }));
  });
});

describe('tileWidth', () => {
  it('gives the widths of the example of tlog-tiles, 70,000 leaves', () => {
    const width = (level: number, index: number) => tileWidth({ level, index, size: 70_000 });
    expect([width(0, 272), width(0, 273), width(0, 274)]).toEqual([256, 112, 0]);
    expect([width(1, 0), width(1, 1), width(1, 2)]).toEqual([256, 17, 0]);
    expect([width(2, 0), width(3, 0)]).toEqual([1, 0]);
  });

  it('makes a full tile and a partial one above it at 256 leaves', () => {
    expect([tileWidth({ level: 0, index: 0, size: 256 }), tileWidth({ level: 1, index: 0, size: 256 })]).toEqual([
      256, 1,
    ]);
  });
});

describe('hash tiles and entry bundles', () => {
  it('round trip', () => {
    const hashes = fc.array(fc.uint8Array({ minLength: 32, maxLength: 32 }), { minLength: 1, maxLength: 256 });
    fc.assert(
      fc.property(hashes, (tile) => {
        expect(parseHashTile(formatHashTile(tile))).toEqual(tile);
      }),
      { numRuns: 20 },
    );
    const entries = fc.array(fc.uint8Array({ maxLength: 300 }), { minLength: 1, maxLength: 256 });
    fc.assert(
      fc.property(entries, (bundle) => {
        expect(parseEntryBundle(formatEntryBundle(bundle))).toEqual(bundle);
      }),
      { numRuns: 20 },
    );
  });

  it('puts 16 bits of length, big-endian, before an entry', () => {
    const bytes = formatEntryBundle([new Uint8Array(258), encodeUtf8('a')]);
    expect([...bytes.slice(0, 2)]).toEqual([1, 2]);
    expect([...bytes.slice(260)]).toEqual([0, 1, 0x61]);
    expect(parseEntryBundle(formatEntryBundle([new Uint8Array(65_535)]))[0]).toHaveLength(65_535);
  });

  it('refuse other sizes', async () => {
    const malformed = [new Uint8Array(), new Uint8Array(31), new Uint8Array(33), new Uint8Array(257 * 32)];
    for (const bytes of malformed) await throwsWithCode('tile_malformed', () => parseHashTile(bytes));
    const bundles = [
      new Uint8Array(),
      Uint8Array.of(0),
      Uint8Array.of(0, 1),
      Uint8Array.of(0, 1, 5, 0),
      new Uint8Array(257 * 2),
    ];
    for (const bytes of bundles) await throwsWithCode('tile_malformed', () => parseEntryBundle(bytes));
    await throwsWithCode('tile_malformed', () => formatEntryBundle([new Uint8Array(65_536)]));
    await throwsWithCode('tile_malformed', () => formatEntryBundle([]));
    await throwsWithCode('hash_malformed', () => formatHashTile([new Uint8Array(31)]));
  });

  it('meet hostile bytes with nothing but TlogError', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
        onlyTlogErrors(() => parseHashTile(bytes));
        onlyTlogErrors(() => parseEntryBundle(bytes));
      }),
    );
  });
});
