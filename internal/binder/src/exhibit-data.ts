import { formatInstant, formatMediaType, formatPeriod, formatSize, groupThousands } from './format.ts';
import { printName } from './front-data.ts';
import type { BinderExhibit, BinderModel } from './model.ts';
import type { PreparedExhibit } from './prepare-exhibits.ts';
import { shortenMiddle, splitForBreaks } from './printable.ts';
import type { PageSize } from './readers/pdfium.ts';
import type { Reading } from './readers/reading.ts';
import { EXHIBIT_NOTES, SLIP_REASONS } from './slip-reasons.ts';

/** Fits the header line of a page beside the exhibit number and the page count. */
const HEADER_NAME_COLUMNS = 64;

/** What the templates say about one exhibit, whatever is shown of it. */
export function describeExhibit(exhibit: BinderExhibit, requirements: BinderModel['requirements']): object {
  const name = printName(exhibit.originalName);
  const size = formatSize(exhibit.sizeBytes);
  return {
    number: exhibit.number,
    name: name.pieces,
    shortName: shortenMiddle(name.text, HEADER_NAME_COLUMNS),
    path: splitForBreaks(exhibit.path),
    type: formatMediaType(exhibit.mediaType),
    size: size.short,
    exactSize: size.exact,
    sha256: exhibit.sha256,
    received: formatInstant(exhibit.receivedAt),
    effective: formatPeriod(exhibit.effectiveFrom, exhibit.effectiveUntil),
    requirements: exhibit.requirementIds.map((id) => ({
      id,
      title: printName(requirements.find((requirement) => requirement.id === id)?.title ?? '').text,
    })),
  };
}

/** The template data of one exhibit with what is shown of it. */
export function buildExhibitData({ exhibit, reading, boundFile }: PreparedExhibit, model: BinderModel): object {
  return { ...describeExhibit(exhibit, model.requirements), shown: describeReading(reading, boundFile) };
}

function describeReading(reading: Reading, boundFile: string): object {
  switch (reading.kind) {
    case 'pages':
      return {
        kind: 'pages',
        file: boundFile,
        pages: reading.pages.map(placePage),
        notes: reading.notes.map((note) => EXHIBIT_NOTES[note]),
      };
    case 'text':
      return { kind: 'text', lines: reading.lines, notes: reading.cut ? [cutNotice('lines', reading)] : [] };
    case 'table': {
      const cut = reading.rows.length < reading.totalRows;
      return { ...reading, notes: cut ? [cutNotice('rows', reading)] : [] };
    }
    case 'slip':
      return { kind: 'slip', reason: SLIP_REASONS[reading.reason], notes: [] };
  }
}

/** The room inside the page frame of templates/exhibits.typ: A4 less its margins, in points. */
const ROOM_SHORT_POINTS = 527;
const ROOM_LONG_POINTS = 739;
const LANDSCAPE_ROOM_LONG_POINTS = 773;
const LANDSCAPE_ROOM_SHORT_POINTS = 493;

/** Whether the page lies, and its printed size: shrunk to fit, never enlarged, so that a small receipt stays small. */
function placePage({ width, height }: PageSize): [landscape: boolean, width: number, height: number] {
  const landscape = width > height;
  const roomWidth = landscape ? LANDSCAPE_ROOM_LONG_POINTS : ROOM_SHORT_POINTS;
  const roomHeight = landscape ? LANDSCAPE_ROOM_SHORT_POINTS : ROOM_LONG_POINTS;
  const scale = Math.min(1, roomWidth / width, roomHeight / height);
  return [landscape, width * scale, height * scale];
}

function cutNotice(unit: 'lines' | 'rows', reading: Extract<Reading, { kind: 'text' | 'table' }>): string {
  const shown =
    reading.kind === 'text'
      ? `The first ${groupThousands(reading.lines.length)} printed lines`
      : `The first ${groupThousands(reading.rows.length)} rows`;
  const total = reading.kind === 'text' ? reading.totalLines : reading.totalRows;
  return `${shown} are shown; the file has ${groupThousands(total)} ${unit}. The complete file is in the kit.`;
}
