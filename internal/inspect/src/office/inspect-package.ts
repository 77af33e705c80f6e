import { InspectError, readStop } from '../inspect-error.ts';
import type { ContentFacts } from '../inspect-file.ts';
import type { InspectionTask } from '../inspection-process.ts';
import { OFFICE_ENTRIES } from '../limits.ts';
import { openZip } from '../zip/open-zip.ts';
import { refuseActiveParts } from './active-parts.ts';
import { inspectDocx } from './inspect-docx.ts';
import { inspectXlsx } from './inspect-xlsx.ts';
import { type OfficePackage, openPackage } from './open-package.ts';

const DOCX_MEDIA_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const XLSX_MEDIA_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Inspects a ZIP as the office document that its main part says it is; any other ZIP is not a record. */
export async function inspectOfficePackage(task: InspectionTask): Promise<Partial<ContentFacts>> {
  const zip = await openZip(task.path, OFFICE_ENTRIES);
  try {
    const office = await openPackage(zip, task.limits);
    if (office === null) {
      throw new InspectError('type_not_accepted', 'a ZIP archive: it is opened at intake, and is no record itself');
    }
    return await inspectByMainPart(office);
  } finally {
    zip.close();
  }
}

async function inspectByMainPart(office: OfficePackage): Promise<Partial<ContentFacts>> {
  await refuseActiveParts(office);
  const main = (await office.relationships('')).find((relationship) => relationship.type.endsWith('/officeDocument'));
  if (main === undefined || main.external) throw new InspectError('damaged', 'the document has no main part');
  switch (office.contentType(main.target)) {
    case `${DOCX_MEDIA_TYPE}.main+xml`:
      return readAs('docx', DOCX_MEDIA_TYPE, () => inspectDocx(office, main.target));
    case `${XLSX_MEDIA_TYPE}.main+xml`:
      return readAs('xlsx', XLSX_MEDIA_TYPE, () => inspectXlsx(office, main.target));
    default:
      throw new InspectError('type_not_accepted', 'an office file that is neither DOCX nor XLSX: submit it as PDF');
  }

  /** From here on the type is known, and stays known when the reading stops. */
  async function readAs(
    type: 'docx' | 'xlsx',
    mediaType: string,
    read: () => Promise<Partial<ContentFacts>>,
  ): Promise<Partial<ContentFacts>> {
    try {
      const findings = await read();
      await office.checkRest();
      return { type, mediaType, ...findings };
    } catch (error) {
      const stop = readStop(error);
      if (stop === null) throw error;
      return { type, mediaType, ...stop };
    }
  }
}
