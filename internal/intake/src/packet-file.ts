import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { decodeUtf8, type JsonValue, parseJson } from '@attestlayer/encoding';
import * as z from 'zod';
import { IntakeError } from './intake-error.ts';

/** The packet file of a folder: who it is for, which record answers which requirement, and the declared data. */
export const PACKET_FILE_NAME = 'packet.json';
const PACKET_FILE_SCHEMA = 'attestlayer.packet.v1';

const identifier = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/, 'use letters, digits, ".", "_" or "-", at most 64');
const displayName = z.string().min(1).max(200);
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'write a day as YYYY-MM-DD');

const assignment = z.strictObject({
  requirements: z.array(identifier).optional(),
  effective_from: day.optional(),
  effective_until: day.optional(),
});

export const packetFileSchema = z.strictObject({
  schema: z.literal(PACKET_FILE_SCHEMA),
  client: z.strictObject({ id: identifier, name: displayName }).optional(),
  period: z.strictObject({ from: day, until: day }).optional(),
  /** Key: a record's path inside the folder, or a folder path with a trailing "/" for everything below it. */
  records: z.record(z.string().min(1), assignment).optional(),
  /** Requirement id → field id → value that the client declares. */
  declarations: z.record(z.string().min(1), z.record(z.string().min(1), z.json())).optional(),
});

export type PacketFile = z.infer<typeof packetFileSchema>;
export type Assignment = z.infer<typeof assignment>;

/**
 * Finds the packet file of a folder: the one named, else the folder's own packet.json, else one that says nothing.
 * @throws IntakeError as {@link readPacketFile}
 */
export async function findPacketFile(folder: string, path: string | undefined): Promise<PacketFile> {
  if (path !== undefined) return readPacketFile(path);
  const own = join(folder, PACKET_FILE_NAME);
  const exists = await access(own).then(
    () => true,
    () => false,
  );
  return exists ? readPacketFile(own) : { schema: PACKET_FILE_SCHEMA };
}

/**
 * Reads a packet file, written by people: any JSON layout, but no unknown or repeated member.
 * @throws IntakeError `packet_file_missing`, `packet_file_malformed`, `packet_file_version_unsupported`
 */
async function readPacketFile(path: string): Promise<PacketFile> {
  let bytes: Uint8Array;
  try {
    bytes = new Uint8Array(await readFile(path));
  } catch (cause) {
    throw new IntakeError('packet_file_missing', `the packet file ${path} cannot be read`, { cause });
  }
  return parsePacketFile(bytes, path);
}

/** Parses the bytes of a packet file; `path` is for the message. @throws IntakeError as {@link readPacketFile} */
export function parsePacketFile(bytes: Uint8Array, path: string): PacketFile {
  const value = parse(bytes, path);
  const version = (value as { schema?: unknown } | null)?.schema;
  if (typeof version === 'string' && version !== PACKET_FILE_SCHEMA && version.startsWith('attestlayer.packet.')) {
    throw new IntakeError(
      'packet_file_version_unsupported',
      `${path} has schema "${version}"; this program reads "${PACKET_FILE_SCHEMA}"`,
    );
  }
  const parsed = packetFileSchema.safeParse(value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const where = issue?.path.join('.') || 'the top level';
    throw new IntakeError('packet_file_malformed', `${path}: at ${where}: ${issue?.message}`, { cause: parsed.error });
  }
  return parsed.data;
}

function parse(bytes: Uint8Array, path: string): JsonValue {
  try {
    return parseJson(decodeUtf8(bytes));
  } catch (cause) {
    throw new IntakeError('packet_file_malformed', `${path} is not JSON: ${(cause as Error).message}`, { cause });
  }
}
