import { type ExpandedFile, expandArchive } from '@attestlayer/inspect';
import { listJsonSchemas, type Profile, type RecordFacts } from '@attestlayer/profile';
import type { AppContext } from '../../../context.ts';
import type { RefusedMember } from '../upload.ts';
import { scanFile } from './clamd.ts';

const ARCHIVE_MEDIA_TYPE = 'application/zip';

/** A file that becomes a record, of its own or out of an archive; its facts may refuse it. */
export type TakenFile = ExpandedFile & { facts: RecordFacts };

export type TakenApart = {
  /** Of the upload itself. */
  sha256: string;
  files: TakenFile[];
  refusedMembers: RefusedMember[];
};

export type TakeApartInput = { file: ExpandedFile; profile: Profile; workFolder: string };

/** Looks into an uploaded file; an archive is opened and each of its members is looked into. */
export async function takeApart(
  context: AppContext,
  { file, profile, workFolder }: TakeApartInput,
): Promise<TakenApart> {
  const jsonSchemas = listJsonSchemas(profile);
  const facts = await context.inspector.inspect({ ...file, jsonSchemas });
  const { sha256, mediaType } = facts;
  if (mediaType !== ARCHIVE_MEDIA_TYPE) {
    return { sha256, files: [{ ...file, facts: await scan(context, file.path, facts) }], refusedMembers: [] };
  }

  const { MAX_FILE_BYTES: entryBytes, MAX_PACKET_BYTES: totalBytes } = context.config.environment;
  const { path, name } = file;
  const archive = await expandArchive({ path, name, outDirectory: workFolder, limits: { entryBytes, totalBytes } });
  const files: TakenFile[] = [];
  for (const member of archive.files) {
    const found = await context.inspector.inspect({ ...member, jsonSchemas });
    files.push({ ...member, facts: await scan(context, member.path, found) });
  }
  if (files.length > 0) return { sha256, files, refusedMembers: archive.refusals };
  // Nothing came out of it: then the archive itself is what is refused, by the first reason.
  const [first] = archive.refusals;
  const refusal = first ?? { code: 'empty' as const, detail: 'the archive holds no files' };
  const refused = { ...facts, refusal: { code: refusal.code, detail: refusal.detail } };
  return { sha256, files: [{ ...file, facts: refused }], refusedMembers: archive.refusals };
}

/** Asks the malware scanner, if there is one, about a file that would be taken in. */
async function scan({ config }: AppContext, path: string, facts: RecordFacts): Promise<RecordFacts> {
  const address = config.environment.CLAMD_ADDRESS;
  if (address === undefined || facts.refusal !== null) return facts;
  const verdict = await scanFile(address, path);
  if (verdict.kind === 'clean') return facts;
  return { ...facts, refusal: { code: 'malware_found', detail: `the malware scanner found ${verdict.name}` } };
}
