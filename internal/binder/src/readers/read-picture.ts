import sharp, { type Metadata } from 'sharp';
import type { BinderLimits } from '../limits.ts';
import type { SlipReason } from '../slip-reasons.ts';
import type { PageSize } from './pdfium.ts';
import { type PdfPicture, writePicturePdf } from './picture-pdf.ts';
import { readPlainPng } from './plain-png.ts';

/** A one-page PDF that holds the picture, or the reason why there is none. */
export type PictureReading =
  | { kind: 'pages'; pdf: Uint8Array; pages: PageSize[] }
  | { kind: 'slip'; reason: SlipReason };

/** Only these two decoders may run: every other format of libvips is attack surface that no accepted record needs. */
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({ operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer'] });
sharp.cache(false);
// One thread keeps memory flat; several exhibits are read at once anyway.
sharp.concurrency(1);

/** A picture without a stated size is laid out at 96 dots an inch, as browsers do. */
const POINTS_PER_PIXEL = 0.75;
/** ICC profiles of cameras and screens have 0.5 to 4 KB, those of printers up to 1 MB. */
const MAX_PROFILE_BYTES = 2 * 1024 * 1024;
/** EXIF orientations 5 to 8 lie on their side. */
const FIRST_SIDEWAYS = 5;

/** Checks a hostile JPEG or PNG by decoding all of it, and wraps it into a PDF; the JPEG data itself is not touched. */
export async function readPicture(bytes: Uint8Array, limits: BinderLimits): Promise<PictureReading> {
  const options = { failOn: 'truncated', limitInputPixels: false } as const;
  try {
    const metadata = await sharp(bytes, options).metadata();
    if (metadata.width * metadata.height > limits.imagePixels) return { kind: 'slip', reason: 'image_too_large' };
    const jpeg = metadata.format === 'jpeg' ? wrapJpeg(bytes, metadata) : null;
    if (jpeg === null) return finish(await convert(bytes, options), 1, limits);
    // Statistics make libvips decode every row, which is what finds a file that was cut short.
    await sharp(bytes, options).stats();
    return finish(jpeg, metadata.orientation ?? 1, limits);
  } catch {
    return { kind: 'slip', reason: 'image_damaged' };
  }
}

function finish(picture: PdfPicture, orientation: number, limits: BinderLimits): PictureReading {
  const sideways = orientation >= FIRST_SIDEWAYS;
  const [across, down] = sideways ? [picture.height, picture.width] : [picture.width, picture.height];
  const scale = Math.min(POINTS_PER_PIXEL, limits.pageSidePoints / Math.max(across, down));
  const size = { width: Math.max(1, across * scale), height: Math.max(1, down * scale) };
  return { kind: 'pages', pdf: writePicturePdf([{ ...size, orientation, picture }]), pages: [size] };
}

/** Start-of-frame markers that DCTDecode knows: baseline, extended and progressive Huffman (ISO 32000-1, 7.4.8). */
const PDF_FRAMES = [0xc0, 0xc1, 0xc2];

/** The JPEG as it stands, when every PDF viewer can decode it; CMYK and odd codings are converted instead. */
function wrapJpeg(bytes: Uint8Array, metadata: Metadata): PdfPicture | null {
  const colours = metadata.channels;
  const frame = findFrame(bytes);
  if ((colours !== 1 && colours !== 3) || !frame || !PDF_FRAMES.includes(frame.marker) || frame.precision !== 8) {
    return null;
  }
  const profile = readProfile(metadata.icc, colours);
  return { width: metadata.width, height: metadata.height, colours, encoding: 'jpeg', data: bytes, profile };
}

/** Walks the marker segments (ITU-T T.81 annex B) to the first start-of-frame; lengths are attacker-controlled. */
function findFrame(bytes: Uint8Array): { marker: number; precision: number } | null {
  let at = 2;
  while (at + 4 < bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1]!;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    if (isFrame) return { marker, precision: bytes[at + 4]! };
    at += 2 + ((bytes[at + 2]! << 8) | bytes[at + 3]!);
  }
  return null;
}

/** A profile whose colour space (ICC.1 7.2.6) disagrees with the picture would make viewers refuse the page. */
function readProfile(profile: Uint8Array | undefined, colours: 1 | 3): Uint8Array | null {
  if (!profile || profile.length < 128 || profile.length > MAX_PROFILE_BYTES) return null;
  const space = String.fromCharCode(...profile.subarray(16, 20));
  return space === (colours === 1 ? 'GRAY' : 'RGB ') ? profile : null;
}

/** Everything else becomes eight-bit sRGB on white, turned upright; PNG rows go into the PDF as they are. */
async function convert(
  bytes: Uint8Array,
  options: { failOn: 'truncated'; limitInputPixels: false },
): Promise<PdfPicture> {
  const png = await sharp(bytes, options)
    .rotate()
    .flatten({ background: 'white' })
    .toColourspace('srgb')
    .png({ compressionLevel: 6 })
    .toBuffer();
  return readPlainPng(png);
}
