import { posix } from 'node:path';
import { InspectError } from '../inspect-error.ts';
import type { OfficePackage, Relationship } from './open-package.ts';

/** Content types of parts that hold macros: VBA projects, Excel 4 macro sheets, and documents saved to run them. */
const MACRO_CONTENT_TYPE = /macroenabled|vbaproject|macrosheet/;

const ACTIVE_CONTENT_TYPE = /activex/;

/** An OLE object with this stream is a wrapped file of any kind, run by a double click ([MS-OLEDS] 2.3.6). */
const OLE_OBJECT = /oleobject/;
const PACKAGED_FILE = Buffer.from('\x01Ole10Native', 'utf16le');

/** Targets outside the package that a program opens only when the reader clicks. */
const CLICKED_RELATIONSHIP = /\/(?:hyperlink|attachedSchema)$/;

/** A workbook may name the workbooks that its values came from; only a network path makes a program call out. */
const WORKBOOK_LINK = /\/(?:externalLinkPath|externalLink|xlPathMissing|xlExternalLinkPath\/.*)$/;
const NETWORK_TARGET = /^(?:\\\\|\/\/|https?:|ftp:|file:(?:\/\/[^/]|\/{4,}|\\\\|\/\/\/\\\\))/i;

/** Parts that another program renders: an "alternative format chunk" can be HTML with scripts. */
const FOREIGN_CHUNK = /\/aFChunk$/;

/**
 * Refuses a package with parts that run or that fetch something when the document is opened.
 *
 * @throws InspectError `macros`, `active_content`
 */
export async function refuseActiveParts(office: OfficePackage): Promise<void> {
  for (const part of office.parts) await refusePart(office, part, office.contentType(part) ?? '');
  for (const part of office.parts.filter((name) => name.endsWith('.rels'))) {
    for (const relationship of await office.relationships(readSource(part))) refuseRelationship(relationship);
  }
}

async function refusePart(office: OfficePackage, part: string, contentType: string): Promise<void> {
  if (MACRO_CONTENT_TYPE.test(contentType) || posix.basename(part).toLowerCase() === 'vbaproject.bin') {
    throw new InspectError('macros', 'the document holds macros: save it as .docx or .xlsx without them');
  }
  if (ACTIVE_CONTENT_TYPE.test(contentType)) refuse('an ActiveX control');
  if (OLE_OBJECT.test(contentType) && (await office.includes(part, PACKAGED_FILE))) refuse('a packaged file');
}

function refuseRelationship({ type, target, external }: Relationship): void {
  if (FOREIGN_CHUNK.test(type)) refuse('a part in another format that runs when the document is opened');
  if (!external || CLICKED_RELATIONSHIP.test(type)) return;
  if (WORKBOOK_LINK.test(type) && !NETWORK_TARGET.test(target)) return;
  refuse('a link that fetches something when the document is opened');
}

/** The part that a relationships part belongs to: `word/_rels/document.xml.rels` to `word/document.xml`. */
function readSource(rels: string): string {
  const folder = posix.dirname(posix.dirname(rels));
  const name = posix.basename(rels, '.rels');
  return folder === '.' ? name : posix.join(folder, name);
}

function refuse(detail: string): never {
  throw new InspectError('active_content', `the document holds ${detail}: remove it, or submit a PDF`);
}
