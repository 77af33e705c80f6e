/** One picture, compressed as PDF stores it. */
export type PdfPicture = {
  width: number;
  height: number;
  /** 1 is grey, 3 is RGB; eight bits each. */
  colours: 1 | 3;
  /** `png-rows`: zlib stream of PNG-filtered rows, that is the joined IDAT chunks of a plain PNG. */
  encoding: 'jpeg' | 'png-rows' | 'zlib';
  data: Uint8Array;
  /** ICC profile for the same number of colours, or null for the device colours. */
  profile: Uint8Array | null;
};

/** One page that is filled by one picture. */
export type PicturePage = {
  width: number;
  height: number;
  /** EXIF orientation 1 to 8; `width` and `height` are those of the turned picture. */
  orientation: number;
  picture: PdfPicture;
};

const latin1 = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0));

/**
 * Writes a PDF whose pages are pictures, without decoding them: 20 photos of 12 megapixels cost the compiler 218 MB this
 * way and 867 MB as bitmaps, and the JPEG inside stays bit-identical to the evidence.
 * Classic cross-reference table (ISO 32000-1, 7.5.4); images as 8.9.5.
 */
export function writePicturePdf(pages: PicturePage[]): Uint8Array {
  const objects: Uint8Array[][] = [];
  const add = (...parts: (string | Uint8Array)[]): number =>
    objects.push(parts.map((part) => (typeof part === 'string' ? latin1(part) : part)));
  add('<</Type/Catalog/Pages 2 0 R>>');
  add(''); // the page tree, once the page numbers are known
  const kids = pages.map((page) => {
    const image = addPicture(add, page.picture);
    const content = `${turn(page).map(formatNumber).join(' ')} cm /I Do`;
    const stream = add(`<</Length ${content.length}>>stream\n${content}\nendstream`);
    const box = `[0 0 ${formatNumber(page.width)} ${formatNumber(page.height)}]`;
    const resources = `<</XObject<</I ${image} 0 R>>>>`;
    return add(`<</Type/Page/Parent 2 0 R/MediaBox${box}/Resources${resources}/Contents ${stream} 0 R>>`);
  });
  objects[1] = [latin1(`<</Type/Pages/Count ${kids.length}/Kids[${kids.map((kid) => `${kid} 0 R`).join(' ')}]>>`)];
  return joinObjects(objects);
}

function addPicture(add: (...parts: (string | Uint8Array)[]) => number, picture: PdfPicture): number {
  const { width, height, colours, data, profile } = picture;
  const device = colours === 1 ? '/DeviceGray' : '/DeviceRGB';
  const space = profile
    ? `[/ICCBased ${add(`<</N ${colours}/Alternate${device}/Length ${profile.length}>>stream\n`, profile, '\nendstream')} 0 R]`
    : device;
  const predictor =
    picture.encoding === 'png-rows'
      ? `/DecodeParms<</Predictor 15/Colors ${colours}/BitsPerComponent 8/Columns ${width}>>`
      : '';
  const filter = picture.encoding === 'jpeg' ? '/DCTDecode' : '/FlateDecode';
  const head = `<</Type/XObject/Subtype/Image/Width ${width}/Height ${height}/BitsPerComponent 8/ColorSpace${space}`;
  return add(`${head}/Filter${filter}${predictor}/Length ${data.length}>>stream\n`, data, '\nendstream');
}

/** The matrix that lays the unit square of a stored picture onto its page, turned as EXIF (tag 0x0112) says. */
function turn({ width: w, height: h, orientation }: PicturePage): number[] {
  switch (orientation) {
    case 2:
      return [-w, 0, 0, h, w, 0];
    case 3:
      return [-w, 0, 0, -h, w, h];
    case 4:
      return [w, 0, 0, -h, 0, h];
    case 5:
      return [0, -h, -w, 0, w, h];
    case 6:
      return [0, -h, w, 0, 0, h];
    case 7:
      return [0, h, w, 0, 0, 0];
    case 8:
      return [0, h, -w, 0, w, 0];
    default:
      return [w, 0, 0, h, 0, 0];
  }
}

function joinObjects(objects: Uint8Array[][]): Uint8Array {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const push = (chunk: Uint8Array) => {
    chunks.push(chunk);
    length += chunk.length;
  };
  push(latin1('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n'));
  const offsets = objects.map((parts, index) => {
    const offset = length;
    push(latin1(`${index + 1} 0 obj\n`));
    parts.forEach(push);
    push(latin1('\nendobj\n'));
    return offset;
  });
  const start = length;
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  push(latin1(`xref\n0 ${size}\n0000000000 65535 f \n${rows}`));
  push(latin1(`trailer\n<</Size ${size}/Root 1 0 R>>\nstartxref\n${start}\n%%EOF\n`));
  const file = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    file.set(chunk, at);
    at += chunk.length;
  }
  return file;
}

/** PDF numbers know no exponent; a hundredth of a point is finer than any printer. */
function formatNumber(value: number): string {
  return String(Math.round(value * 100) / 100);
}
