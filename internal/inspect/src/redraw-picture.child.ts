/** Child process: a PNG or JPEG comes in by stdin, a PNG within the given width and height goes out by stdout. */
import { buffer } from 'node:stream/consumers';
import sharp from 'sharp';

/** A photograph of a good camera; decoded it takes a hundred megabytes. */
const MAX_PIXELS = 25_000_000;

const [width = 0, height = 0] = process.argv.slice(2).map(Number);
const picture = sharp(await buffer(process.stdin), { failOn: 'error', limitInputPixels: MAX_PIXELS });
const { format } = await picture.metadata();
// libvips opens SVG and more; those are no pictures but programs for drawing.
if (format !== 'png' && format !== 'jpeg') process.exit(1);
const options = { width, height, fit: 'inside', withoutEnlargement: true } as const;
process.stdout.write(await picture.autoOrient().resize(options).png().toBuffer());
