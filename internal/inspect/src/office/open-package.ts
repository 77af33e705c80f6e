import { posix } from 'node:path';
import type { Writable } from 'node:stream';
import { InspectError } from '../inspect-error.ts';
import { ARCHIVE_LIMITS, type InspectLimits } from '../limits.ts';
import type { OpenZip, ZipMember } from '../zip/open-zip.ts';
import { createSink, type MemberLimits, readMember } from '../zip/read-member.ts';
import { createXmlTarget, readAttribute, type XmlHandlers } from './read-xml.ts';

/** The part that makes a ZIP an office package (OPC 7.3). */
export const CONTENT_TYPES_PART = '[Content_Types].xml';

/** Relationships kept of one part: more than any honest sheet or document holds. */
const RELATIONSHIPS = 100_000;

const XML_CONTENT_TYPE = /(?:\+|\/)xml$/;

/** The longest byte string that is searched in a part. */
const OVERLAP_BYTES = 64;

/** A link from a part: to another part (`target` is its name) or out of the package (`target` is as written). */
export type Relationship = { id: string; type: string; target: string; external: boolean };

/** A DOCX or XLSX as parts with content types and relationships (Open Packaging Conventions, ISO/IEC 29500-2). */
export type OfficePackage = {
  parts: string[];
  contentType(part: string): string | null;
  /** Relationships of a part, or of the package (`''`); empty when there are none. */
  relationships(part: string): Promise<Relationship[]>;
  /** Streams a part through an XML reader. @throws InspectError `damaged` when it is missing */
  readXml(part: string, handlers: XmlHandlers): Promise<void>;
  /** Whether an unpacked part holds a byte string of at most 64 bytes. */
  includes(part: string, needle: Buffer): Promise<boolean>;
  /** Unpacks all parts that nobody read, so that every checksum and all XML was looked at. */
  checkRest(): Promise<void>;
};

/**
 * Reads the content types of an open ZIP; null when it has none and so is no office package.
 *
 * @throws InspectError as `readMember` and `createXmlTarget`, counting what all parts unpack to
 */
export async function openPackage(zip: OpenZip, limits: InspectLimits): Promise<OfficePackage | null> {
  // Part names are compared without case (OPC 6.2.2.3).
  const members = new Map(zip.members.filter(isFile).map((member) => [member.name.toLowerCase(), member]));
  if (!members.has(CONTENT_TYPES_PART.toLowerCase())) return null;
  const read = new Set<ZipMember>();
  let unpacked = 0;
  const memberLimits: MemberLimits = { ...ARCHIVE_LIMITS, entryBytes: limits.officePartBytes };
  const onBytes = (length: number) => {
    unpacked += length;
    if (unpacked <= limits.officeTotalBytes) return;
    throw new InspectError('archive_limits', `the document unpacks to more than ${limits.officeTotalBytes} bytes`);
  };

  async function readPart(part: string, target: Writable): Promise<void> {
    const member = members.get(part.toLowerCase());
    if (member === undefined) throw new InspectError('damaged', 'a part of the document is missing');
    read.add(member);
    await readMember(zip, member, { limits: memberLimits, target, onBytes });
  }

  const readXml: ReadXml = (part, handlers) => readPart(part, createXmlTarget(handlers));
  const types = await readContentTypes(readXml);
  const contentType = (part: string) =>
    types.parts.get(part.toLowerCase()) ?? types.extensions.get(readExtension(part)) ?? null;

  return {
    parts: [...members.values()].map((member) => member.name),
    contentType,
    async relationships(part) {
      const rels = posix.join(posix.dirname(part), '_rels', `${posix.basename(part)}.rels`);
      return members.has(rels.toLowerCase()) ? readRelationships(readXml, rels, posix.dirname(part)) : [];
    },
    readXml,
    async includes(part, needle) {
      let found = false;
      let overlap = Buffer.alloc(0);
      await readPart(
        part,
        createSink((chunk) => {
          const window = Buffer.concat([overlap, chunk]);
          found ||= window.includes(needle);
          overlap = window.subarray(-OVERLAP_BYTES);
        }),
      );
      return found;
    },
    async checkRest() {
      for (const member of members.values()) {
        if (read.has(member)) continue;
        const isXml = XML_CONTENT_TYPE.test(contentType(member.name) ?? '');
        await readPart(member.name, isXml ? createXmlTarget({}) : createSink());
      }
    },
  };
}

type ReadXml = OfficePackage['readXml'];

async function readContentTypes(readXml: ReadXml) {
  const parts = new Map<string, string>();
  const extensions = new Map<string, string>();
  await readXml(CONTENT_TYPES_PART, {
    open(tag) {
      const type = readAttribute(tag, 'ContentType')?.toLowerCase() ?? '';
      if (tag.local === 'Override') parts.set((readAttribute(tag, 'PartName') ?? '').slice(1).toLowerCase(), type);
      if (tag.local === 'Default') extensions.set((readAttribute(tag, 'Extension') ?? '').toLowerCase(), type);
    },
  });
  return { parts, extensions };
}

async function readRelationships(readXml: ReadXml, rels: string, base: string): Promise<Relationship[]> {
  const found: Relationship[] = [];
  await readXml(rels, {
    open(tag) {
      if (tag.local !== 'Relationship') return;
      if (found.length === RELATIONSHIPS) throw new InspectError('inspection_limits', 'too many relationships');
      const external = readAttribute(tag, 'TargetMode') === 'External';
      const written = readAttribute(tag, 'Target') ?? '';
      const target = external ? written : resolveTarget(base, written);
      found.push({ id: readAttribute(tag, 'Id') ?? '', type: readAttribute(tag, 'Type') ?? '', target, external });
    },
  });
  return found;
}

/** A target is relative to the folder of its source, or to the package when it begins with a slash (OPC 8.3.4). */
function resolveTarget(base: string, target: string): string {
  return posix
    .join('/', base, target.startsWith('/') ? posix.relative(posix.join('/', base), target) : target)
    .slice(1);
}

function readExtension(part: string): string {
  return posix.extname(part).slice(1).toLowerCase();
}

function isFile(member: ZipMember): boolean {
  return member.kind === 'file';
}
