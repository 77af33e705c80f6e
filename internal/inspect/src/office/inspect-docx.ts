import { createSecretScanner } from '../find-secrets.ts';
import { InspectError } from '../inspect-error.ts';
import type { Findings } from '../inspect-file.ts';
import type { OfficePackage } from './open-package.ts';
import { createTextCollector } from './text-collector.ts';

const WORD_NAMESPACES = new Set([
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
  'http://purl.oclc.org/ooxml/wordprocessingml/main',
]);

/** Content types of the parts that hold text besides the main part. */
const STORY_PART = /wordprocessingml\.(?:header|footer|footnotes|endnotes|comments)\+xml$/;

/** Markup of changes that nobody accepted yet (ISO/IEC 29500-1, 17.13.5). */
const CHANGES = new Set(['ins', 'del', 'moveFrom', 'moveTo']);

/** Fields that start or fetch something when they are updated (ISO/IEC 29500-1, 17.16.5). */
const ACTIVE_FIELD = /^\s*(?:DDE|DDEAUTO|INCLUDEPICTURE|INCLUDETEXT|IMPORT|MACROBUTTON)\b/i;

/** Fields are short; more instruction text than this is not kept. */
const FIELD_CHARACTERS = 10_000;

/** Reads the text of a document: characters of the body, tracked changes anywhere, active fields refused. */
export async function inspectDocx(office: OfficePackage, main: string): Promise<Findings> {
  const body = await readStory(office, main);
  if (!body.isDocument) throw new InspectError('damaged', 'the main part is no Word document');
  let trackedChanges = body.trackedChanges;
  for (const part of office.parts) {
    if (part === main || !STORY_PART.test(office.contentType(part) ?? '')) continue;
    const story = await readStory(office, part);
    trackedChanges ||= story.trackedChanges;
  }
  return { document: { characters: body.characters, macros: false, trackedChanges } };
}

async function readStory(office: OfficePackage, part: string) {
  const story = { isDocument: false, characters: 0, trackedChanges: false };
  const text = createTextCollector();
  let inText = false;
  let inField = false;
  let field = '';
  await office.readXml(part, {
    open(tag, depth) {
      if (!WORD_NAMESPACES.has(tag.uri)) return;
      if (depth === 1) story.isDocument = tag.local === 'document';
      if (CHANGES.has(tag.local)) story.trackedChanges = true;
      if (tag.local === 't' || tag.local === 'delText') inText = true;
      if (tag.local === 'instrText' || tag.local === 'delInstrText') inField = true;
      if (tag.local === 'fldSimple') refuseActiveField(tag.attributes['w:instr']?.value ?? '');
      // An instruction may be spread over several runs; each mark of a field begins or ends one.
      if (tag.local === 'fldChar') {
        refuseActiveField(field);
        field = '';
      }
    },
    text(piece) {
      if (inField && field.length < FIELD_CHARACTERS) field += piece;
      if (!inText) return;
      story.characters += piece.length;
      text.add(piece);
    },
    close(tag) {
      if (!WORD_NAMESPACES.has(tag.uri)) return;
      if (tag.local === 't' || tag.local === 'delText') inText = false;
      if (tag.local === 'instrText' || tag.local === 'delInstrText') inField = false;
      if (tag.local === 'p') text.add('\n');
    },
  });
  refuseActiveField(field);
  await text.searchSecrets(createSecretScanner('the document'));
  return story;
}

function refuseActiveField(instruction: string): void {
  if (!ACTIVE_FIELD.test(instruction)) return;
  throw new InspectError('active_content', 'the document holds a field that fetches or starts something: remove it');
}
