import { FACT_TEXT_CHARACTERS } from '../limits.ts';
import type { OfficePackage } from './open-package.ts';
import type { TextCollector } from './text-collector.ts';

/** Streams the shared strings of a workbook (ISO/IEC 29500-1, 18.4.9) and keeps only those that are wanted. */
export async function readSharedStrings(
  office: OfficePackage,
  part: string,
  options: { wanted: Set<number>; text: TextCollector },
): Promise<Map<number, string>> {
  const kept = new Map<number, string>();
  let index = -1;
  let inText = false;
  let phoneticDepth = 0;
  await office.readXml(part, {
    open(tag) {
      if (tag.local === 'si') index += 1;
      // A pronunciation guide (rPh) repeats the text in another script.
      if (tag.local === 'rPh') phoneticDepth += 1;
      inText = tag.local === 't' && phoneticDepth === 0;
    },
    text(piece) {
      if (!inText) return;
      options.text.add(piece);
      if (!options.wanted.has(index)) return;
      const before = kept.get(index) ?? '';
      if (before.length < FACT_TEXT_CHARACTERS) kept.set(index, before + piece);
    },
    close(tag) {
      inText = false;
      if (tag.local === 'rPh') phoneticDepth -= 1;
      if (tag.local === 'si') options.text.add('\n');
    },
  });
  return kept;
}
