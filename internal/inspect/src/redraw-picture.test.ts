import sharp from 'sharp';
import { expect, test } from 'vitest';
import { redrawPicture } from './redraw-picture.ts';

const BOX = { width: 400, height: 100 };
const blank = { create: { width: 1000, height: 500, channels: 3, background: '#336699' } } as const;

test('a picture is drawn anew within the box, without what it carried', async () => {
  const jpeg = await sharp(blank)
    .withExif({ IFD0: { Copyright: 'a secret' } })
    .jpeg()
    .toBuffer();
  expect(jpeg.includes('a secret')).toBe(true);
  const drawn = await redrawPicture(jpeg, BOX);
  expect(await sharp(drawn!).metadata()).toMatchObject({ format: 'png', width: 200, height: 100 });
  expect(Buffer.from(drawn!).includes('a secret')).toBe(false);
});

test.each([
  ['SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>1</script></svg>')],
  ['GIF', Buffer.from('R0lGODlhAQABAAAAACwAAAAAAQABAAA=', 'base64')],
  ['nothing', Buffer.alloc(0)],
  ['text', Buffer.from('no picture')],
])('%s is refused', async (_, bytes) => {
  expect(await redrawPicture(bytes, BOX)).toBeNull();
});

test('more pixels than a photograph has are refused, and so is a broken file', async () => {
  const huge = await sharp({ create: { ...blank.create, width: 6000, height: 6000 } })
    .png()
    .toBuffer();
  expect(await redrawPicture(huge, BOX)).toBeNull();
  const whole = await sharp(blank).jpeg().toBuffer();
  expect(await redrawPicture(whole.subarray(0, whole.length / 2), BOX)).toBeNull();
});
