import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { inspectFile } from './inspect-file.ts';
import { makeTask, makeZip } from './test-fixtures.ts';

async function inspect(content: Uint8Array | string, name: string) {
  return inspectFile(await makeTask(content, name));
}

async function refusalOf(content: Uint8Array | string, name: string) {
  const facts = await inspect(content, name);
  return facts.refusal?.code ?? null;
}

const png = () => sharp({ create: { width: 3, height: 2, channels: 3, background: 'red' } }).png();

describe('the type is decided by the bytes', () => {
  it.each([
    ['MZ\x90\0\x03\0\0\0', 'policy.pdf', 'executable'],
    ['\x7fELF\x02\x01\x01\0', 'policy.txt', 'executable'],
    ['\xcf\xfa\xed\xfe\x07\0\0\x01', 'photo.png', 'executable'],
    ['\xca\xfe\xba\xbe\0\0\0\x34', 'a.csv', 'executable'],
    ['\0asm\x01\0\0\0', 'a.json', 'executable'],
    ['#!/bin/sh\nrm -rf /\n', 'notes.txt', 'script'],
    ['Rar!\x1a\x07\0', 'records.zip', 'type_not_accepted'],
    ['\0\x01\x02\x03binary', 'notes.txt', 'type_not_accepted'],
    ['GIF89a\x01\0\x01\0\0\0\0;', 'photo.png', 'type_not_accepted'],
    ['', 'empty.csv', 'empty'],
  ])('refuses %j', async (bytes, name, code) => {
    expect(await refusalOf(Buffer.from(bytes, 'latin1'), name)).toBe(code);
  });

  it('takes a PNG for a PNG under the name of a text', async () => {
    const facts = await inspect(await png().toBuffer(), 'notes.txt');
    expect(facts).toMatchObject({ type: 'png', mediaType: 'image/png', refusal: null, image: { width: 3, height: 2 } });
  });

  it('refuses an old or encrypted office file by what its directory names', async () => {
    const compound = (name: string) =>
      Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600), Buffer.from(name, 'utf16le')]);
    expect((await inspect(compound('EncryptedPackage'), 'a.xlsx')).problem?.code).toBe('encrypted');
    expect(await refusalOf(compound('_VBA_PROJECT'), 'a.xls')).toBe('macros');
    expect(await refusalOf(compound('WordDocument'), 'a.doc')).toBe('type_not_accepted');
  });

  it('refuses a record above the cap before it is read', async () => {
    const facts = await inspectFile(await makeTask('some text', 'notes.txt', { recordBytes: 4 }));
    expect(facts.refusal?.code).toBe('too_large');
  });
});

describe('files that are two things at once', () => {
  it('refuses an image that ends in a ZIP archive', async () => {
    const image = await png().toBuffer();
    const archive = makeZip([{ name: 'a.txt', data: 'a' }]);
    expect(await refusalOf(Buffer.concat([image, archive]), 'a.png')).toBe('active_content');
  });

  it('refuses an image in which a PDF reader finds a PDF', async () => {
    const image = await png()
      .withExifMerge({ IFD0: { Copyright: '%PDF-1.7' } })
      .toBuffer();
    expect(await refusalOf(image, 'a.png')).toBe('active_content');
  });
});

describe('images', () => {
  it('gives the size as displayed', async () => {
    const rotated = await png().jpeg().withMetadata({ orientation: 6 }).toBuffer();
    const facts = await inspect(rotated, 'photo.jpg');
    expect(facts).toMatchObject({ type: 'jpg', problem: null, image: { width: 2, height: 3 } });
  });

  it('reports a picture that is cut off', async () => {
    const noise = { type: 'gaussian' as const, mean: 128, sigma: 40 };
    const image = await sharp({ create: { width: 64, height: 64, channels: 3, background: 'red', noise } })
      .png()
      .toBuffer();
    expect((await inspect(image.subarray(0, image.length / 2), 'a.png')).problem?.code).toBe('damaged');
  });

  it('refuses more pixels than the cap without decoding them', async () => {
    const facts = await inspectFile(await makeTask(await png().toBuffer(), 'a.png', { imagePixels: 5 }));
    expect(facts.refusal?.code).toBe('inspection_limits');
  });
});
