import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { DEFAULT_LIMITS } from '../limits.ts';
import { withPdf } from '../test-fixtures.ts';
import { drawGrey, withPage } from './pdfium.ts';
import { readPicture } from './read-picture.ts';

/** 40 × 20 pixels, upright: black in the top left quarter, white elsewhere; stored so that `orientation` turns it upright. */
async function makeJpeg(orientation: number): Promise<Uint8Array> {
  const black = { create: { width: 20, height: 10, channels: 3 as const, background: 'black' } };
  const upright = await sharp({ create: { width: 40, height: 20, channels: 3, background: 'white' } })
    .composite([{ input: await sharp(black).png().toBuffer(), left: 0, top: 0 }])
    .png()
    .toBuffer();
  // The inverse of each EXIF orientation, as mirror (flop) then quarter turns.
  const [mirror, turn] = [
    [false, 0],
    [true, 0],
    [false, 180],
    [true, 180],
    [true, 270],
    [false, 270],
    [true, 90],
    [false, 90],
  ][orientation - 1] as [boolean, number];
  const mirrored = await sharp(upright).flop(mirror).png().toBuffer();
  const stored = await sharp(mirrored).rotate(turn).png().toBuffer();
  return sharp(stored).jpeg({ quality: 95 }).withMetadata({ orientation }).toBuffer();
}

describe('readPicture', () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8])(
    'turns a JPEG of EXIF orientation %i upright without touching its data',
    async (orientation) => {
      const jpeg = await makeJpeg(orientation);
      const upright = await sharp(jpeg).autoOrient().greyscale().raw().toBuffer({ resolveWithObject: true });
      const reading = await readPicture(jpeg, DEFAULT_LIMITS);
      if (reading.kind !== 'pages') throw new Error(reading.reason);
      expect(Buffer.from(reading.pdf).includes(Buffer.from(jpeg))).toBe(true);
      expect(reading.pages).toEqual([{ width: upright.info.width * 0.75, height: upright.info.height * 0.75 }]);
      const { pixels, width } = await withPdf(
        reading.pdf,
        (document) => withPage(document, 0, (page) => drawGrey(document, page, 40))!,
      );
      const at = (x: number, y: number) => pixels[y * width + x]! < 128;
      const expected = (x: number, y: number) => upright.data[y * upright.info.width + x]! < 128;
      for (const [x, y] of [
        [4, 4],
        [35, 4],
        [4, 15],
        [35, 15],
      ] as const)
        expect(at(x, y)).toBe(expected(x, y));
      expect(at(4, 4)).toBe(true);
    },
  );

  it('converts what PDF cannot carry: transparency, sixteen bits, CMYK', async () => {
    const clear = { r: 0, g: 0, b: 0, alpha: 0 };
    const transparent = await sharp({ create: { width: 8, height: 8, channels: 4, background: clear } })
      .png()
      .toBuffer();
    const deep = await sharp(transparent).toColourspace('rgb16').png().toBuffer();
    const cmyk = await sharp(transparent).flatten({ background: 'red' }).toColourspace('cmyk').jpeg().toBuffer();
    for (const bytes of [transparent, deep, cmyk]) {
      expect(await readPicture(bytes, DEFAULT_LIMITS)).toMatchObject({
        kind: 'pages',
        pages: [{ width: 6, height: 6 }],
      });
    }
  });

  it('refuses what is cut short, too large, or neither PNG nor JPEG', async () => {
    const png = await sharp({ create: { width: 64, height: 64, channels: 3, background: 'red' } })
      .png()
      .toBuffer();
    const gif = await sharp(png).gif().toBuffer();
    const attempt = async (bytes: Uint8Array, limits = DEFAULT_LIMITS) => readPicture(bytes, limits);
    expect(await attempt(png.subarray(0, -30))).toEqual({ kind: 'slip', reason: 'image_damaged' });
    expect(await attempt(gif)).toEqual({ kind: 'slip', reason: 'image_damaged' });
    expect(await attempt(png, { ...DEFAULT_LIMITS, imagePixels: 4_095 })).toEqual({
      kind: 'slip',
      reason: 'image_too_large',
    });
  });
});
