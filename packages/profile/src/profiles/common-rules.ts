import type { ContentRule } from '../content-rule-schema.ts';
import type { RecordType } from '../facts.ts';

/** Fewer characters than this are a title or an empty form, in any language; a one-page policy has some 1,500. */
const MIN_DOCUMENT_CHARACTERS = 200;
/** A note of a few lines can be a whole record. */
const MIN_NOTE_CHARACTERS = 40;

/** Written documents as offices keep them. */
export const DOCUMENT_TYPES: RecordType[] = ['pdf', 'docx', 'md', 'txt'];
/** Lists as systems export them. */
export const TABLE_TYPES: RecordType[] = ['csv', 'xlsx'];

/** A written document that can be read and searched, and that is finished. Owner passwords still let every reader open it. */
export const READABLE_DOCUMENT: ContentRule[] = [
  { type: 'pdf', min_pages: 1, allow_owner_encryption: true, min_text_characters: MIN_DOCUMENT_CHARACTERS },
  { type: 'document', min_characters: MIN_DOCUMENT_CHARACTERS, allow_tracked_changes: false },
  { type: 'text', min_characters: MIN_DOCUMENT_CHARACTERS },
];

/** A signed paper: often a scan, so only its pages are counted. */
export const SIGNED_DOCUMENT: ContentRule[] = [
  { type: 'pdf', min_pages: 1, allow_owner_encryption: true, min_text_characters: 0 },
  { type: 'document', min_characters: MIN_DOCUMENT_CHARACTERS, allow_tracked_changes: false },
];

/** A short record of something that happened. */
export const READABLE_NOTE: ContentRule[] = [
  { type: 'pdf', min_pages: 1, allow_owner_encryption: true, min_text_characters: 0 },
  { type: 'document', min_characters: MIN_NOTE_CHARACTERS, allow_tracked_changes: true },
  { type: 'text', min_characters: MIN_NOTE_CHARACTERS },
];

/** An export with at least one row, whatever its columns. */
export const FILLED_TABLE: ContentRule = { type: 'table', headers: null, min_rows: 1 };

/** A picture in which text can be read: at least the crop of one dialog. Thumbnails and icons are below it. */
export const READABLE_IMAGE: ContentRule = { type: 'image', min_width: 320, min_height: 180 };

/** Rules for a table that must have all these columns; each line is a header and the other names that systems give it. */
export function tableWith(
  columns: readonly (readonly [name: string, ...aliases: string[]])[],
  minRows = 1,
): ContentRule {
  return {
    type: 'table',
    headers: { match: 'all', columns: columns.map(([name, ...aliases]) => ({ name, aliases })) },
    min_rows: minRows,
  };
}
