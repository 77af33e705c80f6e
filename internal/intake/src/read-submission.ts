import { join } from 'node:path';
import { encodeUtf8, type JsonValue, sha256Hex } from '@attestlayer/encoding';
import { expandArchive, type Inspector } from '@attestlayer/inspect';
import { listJsonSchemas, type Profile, type RecordFacts, type SubmittedRecord } from '@attestlayer/profile';
import { assignmentOf, unmatchedKeys } from './assign.ts';
import { IntakeError } from './intake-error.ts';
import { PACKET_FILE_NAME, type PacketFile } from './packet-file.ts';
import { type FolderFile, type SkippedFile, walkFolder } from './walk-folder.ts';

const ARCHIVE_MEDIA_TYPE = 'application/zip';
/** 128 bits: records of one packet never collide by chance. */
const RECORD_ID_DIGITS = 32;

/** A submitted record and where its bytes lie on this machine. */
export type IntakeRecord = SubmittedRecord & { file: string };

export type Submission = {
  /** Refused ones too: the evaluation reports them, no kit ever carries them. */
  records: IntakeRecord[];
  skipped: SkippedFile[];
};

export type ReadSubmissionInput = {
  folder: string;
  /** What the packet file says; see {@link findPacketFile}. */
  packetFile: PacketFile;
  profile: Profile;
  packetId: string;
  /** Ids that were withdrawn or superseded: the same file submitted again is a new record. */
  endedRecordIds: ReadonlySet<string>;
  inspector: Inspector;
  /** Where archives are unpacked; the caller owns it and removes it. */
  workDirectory: string;
  receivedAt: string;
  onProgress?: (done: number, total: number) => void;
};

/**
 * Takes in a folder: lists it, unpacks archives, inspects every file, and joins each record with what the packet file says of it.
 * @throws IntakeError when the folder or the packet file cannot be used; a single bad record becomes a fact, not an error
 */
export async function readSubmission(input: ReadSubmissionInput): Promise<Submission> {
  const { files, skipped } = await walkFolder(input.folder);
  const { packetFile } = input;
  const candidates = files.filter(({ name }) => name !== PACKET_FILE_NAME);
  if (candidates.length === 0) {
    throw new IntakeError('folder_empty', `${input.folder} holds no records`);
  }
  const context: IntakeContext = {
    ...input,
    jsonSchemas: listJsonSchemas(input.profile),
    requirementIds: new Set(input.profile.requirements.map(({ id }) => id)),
  };
  const records: IntakeRecord[] = [];
  for (const [done, file] of candidates.entries()) {
    input.onProgress?.(done, candidates.length);
    records.push(...(await takeIn(file, context)));
  }
  input.onProgress?.(candidates.length, candidates.length);
  refuseUnknownKeys(packetFile, records);
  return { records, skipped };
}

/** What every file of a submission is read with: the input, and what follows from its profile. */
type IntakeContext = ReadSubmissionInput & { jsonSchemas: JsonValue[]; requirementIds: ReadonlySet<string> };

async function takeIn(file: FolderFile, context: IntakeContext): Promise<IntakeRecord[]> {
  const { inspector, jsonSchemas } = context;
  const facts = await inspector.inspect({ ...file, jsonSchemas });
  if (facts.mediaType !== ARCHIVE_MEDIA_TYPE) return [toRecord(file, facts, context)];
  const archive = await expandArchive({
    ...file,
    outDirectory: join(context.workDirectory, facts.sha256),
  });
  const records: IntakeRecord[] = [];
  for (const inner of archive.files) {
    records.push(toRecord(inner, await inspector.inspect({ ...inner, jsonSchemas }), context));
  }
  for (const { name, code, detail } of archive.refusals) {
    records.push(toRecord({ name, path: file.path }, { ...facts, refusal: { code, detail } }, context));
  }
  return records;
}

function toRecord(
  file: FolderFile,
  facts: RecordFacts,
  { packetFile, packetId, receivedAt, endedRecordIds, requirementIds }: IntakeContext,
): IntakeRecord {
  const assignment = assignmentOf(file.name, packetFile, requirementIds);
  return {
    recordId: recordIdOf(packetId, file.name, facts.sha256, endedRecordIds),
    originalName: file.name,
    file: file.path,
    receivedAt,
    effectiveFrom: assignment.effective_from ?? null,
    effectiveUntil: assignment.effective_until ?? null,
    requirementIds: assignment.requirements ?? [],
    facts,
  };
}

/** Same packet, name and bytes → same id, so that a second run recognises the record instead of submitting it again. */
function recordIdOf(packetId: string, name: string, sha256: string, ended: ReadonlySet<string>): string {
  for (let submission = 1; ; submission += 1) {
    const digest = sha256Hex(encodeUtf8([packetId, sha256, submission, name].join('\n')));
    const id = `rec-${digest.slice(0, RECORD_ID_DIGITS)}`;
    if (!ended.has(id)) return id;
  }
}

function refuseUnknownKeys(packetFile: PacketFile, records: IntakeRecord[]): void {
  const unmatched = unmatchedKeys(
    packetFile,
    records.map(({ originalName }) => originalName),
  );
  if (unmatched.length === 0) return;
  throw new IntakeError(
    'packet_file_names_unknown_record',
    `the packet file names ${unmatched.map((key) => `"${key}"`).join(', ')}, but the folder holds no such record`,
  );
}
