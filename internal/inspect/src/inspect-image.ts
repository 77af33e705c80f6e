import sharp from 'sharp';
import { InspectError } from './inspect-error.ts';
import type { Findings } from './inspect-file.ts';
import type { InspectionTask } from './inspection-process.ts';

// One image at a time, nothing kept: the next file starts from the same state as this one.
sharp.cache(false);
sharp.concurrency(1);

/** Decodes a PNG or JPEG to its last row and gives its size in pixels as displayed (EXIF orientation applied). */
export async function inspectImage(task: InspectionTask, type: 'png' | 'jpg'): Promise<Findings> {
  const { width, height } = await readDimensions(task, type);
  if (width * height > task.limits.imagePixels) {
    throw new InspectError('inspection_limits', `more than ${task.limits.imagePixels} pixels`);
  }
  try {
    // The header is a promise; only decoding every row shows that the picture is there. A strip one pixel high makes
    // libvips read all rows without keeping them, and without the JPEG shortcut that skips most of the data.
    await sharp(task.path, { failOn: 'error', limitInputPixels: task.limits.imagePixels, sequentialRead: true })
      .resize(1, 1, { fit: 'fill', kernel: 'nearest', fastShrinkOnLoad: false })
      .raw()
      .toBuffer();
  } catch (cause) {
    throw new InspectError('damaged', 'the picture cannot be decoded to its end', { cause });
  }
  return { image: { width, height } };
}

async function readDimensions(task: InspectionTask, type: 'png' | 'jpg'): Promise<{ width: number; height: number }> {
  try {
    const metadata = await sharp(task.path, { failOn: 'error', limitInputPixels: false }).metadata();
    const format = type === 'jpg' ? 'jpeg' : 'png';
    if (metadata.format === format) return metadata.autoOrient;
  } catch (cause) {
    throw new InspectError('damaged', 'the picture has no readable header', { cause });
  }
  throw new InspectError('damaged', 'the picture is not of the format that its first bytes announce');
}
