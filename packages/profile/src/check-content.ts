import { assertNever } from '@attestlayer/encoding';
import type { BlockerCode } from './blocker-codes.ts';
import { unreadable } from './check-readable.ts';
import { checkJson, checkTable } from './check-structure.ts';
import { CONTENT_RULE_TYPES, type ContentRule, type ContentRuleOf } from './content-rule-schema.ts';
import type { RecordType, SubmittedRecord } from './facts.ts';
import { type Finding, met } from './finding.ts';
import { countOf } from './plain-text.ts';

/** Applies one content rule to one readable record; it says nothing about records of another type (spec/profiles.md 4.4). */
export function checkContent(rule: ContentRule, record: SubmittedRecord): Finding[] {
  const types: readonly (RecordType | null)[] = CONTENT_RULE_TYPES[rule.type];
  if (!types.includes(record.facts.type)) return [];
  switch (rule.type) {
    case 'pdf':
      return checkPdf(rule, record);
    case 'table':
      return checkTable(rule, record);
    case 'json':
      return [checkJson(rule, record)];
    case 'document':
      return checkDocument(rule, record);
    case 'image':
      return [checkImage(rule, record)];
    case 'text':
      return checkText(rule, record);
    default:
      return assertNever(rule);
  }
}

function checkPdf(rule: ContentRuleOf<'pdf'>, record: SubmittedRecord): Finding[] {
  const { pdf } = record.facts;
  if (pdf === undefined) return [unreadable(record, 'the pages were not counted')];
  const pagesRemedy = 'Submit the whole document. A cover page or an extract is not enough.';
  const textRemedy = 'Export the PDF from the program it was written in, or run text recognition on the scan.';
  const pages = countOf(pdf.pages, 'page');
  const findings = [
    pdf.pages >= rule.min_pages
      ? met('content', atLeast(rule.min_pages, 'page'), pages, [record])
      : fault('pdf_too_few_pages', atLeast(rule.min_pages, 'page'), pages, pagesRemedy, record),
    ...checkCharacters('pdf_too_little_text', rule.min_text_characters, pdf.textCharacters, textRemedy, record),
  ];
  if (!rule.allow_owner_encryption && pdf.encryption === 'owner') {
    const remedy = 'Save a copy without restrictions and submit that copy.';
    findings.push(
      fault('pdf_restricted', 'a PDF without an owner password', 'restricted by an owner password', remedy, record),
    );
  }
  return findings;
}

function checkDocument(rule: ContentRuleOf<'document'>, record: SubmittedRecord): Finding[] {
  const { document } = record.facts;
  if (document === undefined) return [unreadable(record, 'the text was not counted')];
  const findings = checkCharacters(
    'document_too_short',
    rule.min_characters,
    document.characters,
    'Submit the finished document.',
    record,
  );
  if (!rule.allow_tracked_changes && document.trackedChanges) {
    const remedy = 'Accept or reject all changes, save the document, and submit it again.';
    findings.push(fault('document_tracked_changes', 'no tracked changes', 'tracked changes', remedy, record));
  }
  return findings;
}

function checkText(rule: ContentRuleOf<'text'>, record: SubmittedRecord): Finding[] {
  const { text } = record.facts;
  if (text === undefined) return [unreadable(record, 'the text was not counted')];
  return checkCharacters('text_too_short', rule.min_characters, text.characters, 'Submit the whole text.', record);
}

function checkImage(rule: ContentRuleOf<'image'>, record: SubmittedRecord): Finding {
  const { image } = record.facts;
  if (image === undefined) return unreadable(record, 'the pixels were not counted');
  const expected = `at least ${rule.min_width} x ${rule.min_height} pixels`;
  const found = `${image.width} x ${image.height} pixels`;
  // A picture of a phone screen or a page stands upright: the longer side is compared with the longer side.
  const [long, short] = image.width >= image.height ? [image.width, image.height] : [image.height, image.width];
  const large = long >= Math.max(rule.min_width, rule.min_height) && short >= Math.min(rule.min_width, rule.min_height);
  if (large) return met('content', expected, found, [record]);
  return fault('image_too_small', expected, found, 'Take the picture or the screenshot again in full size.', record);
}

function checkCharacters(
  code: BlockerCode,
  minimum: number,
  characters: number,
  remedy: string,
  record: SubmittedRecord,
): Finding[] {
  if (minimum === 0) return [];
  const expected = `${atLeast(minimum, 'character')} of text`;
  // The exact count of a long text says nothing and would keep records that share the check apart.
  if (characters >= minimum) return [met('content', expected, 'enough text', [record])];
  return [fault(code, expected, `${countOf(characters, 'character')} of text`, remedy, record)];
}

function atLeast(minimum: number, noun: string): string {
  return `at least ${countOf(minimum, noun)}`;
}

function fault(code: BlockerCode, expected: string, found: string, remedy: string, record: SubmittedRecord): Finding {
  return { rule: 'content', code, expected, found, remedy, records: [record] };
}
