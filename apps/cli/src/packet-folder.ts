import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { writeFileAtomic } from '@attestlayer/disk';
import { type JsonValue, readCanonical, writeCanonical } from '@attestlayer/encoding';
import type { PreviousKit } from '@attestlayer/issuer';
import { MANIFEST_PATH, RECEIPT_PATH } from '@attestlayer/kit';
import * as z from 'zod';
import { CliError } from './cli-error.ts';

const stateSchema = z.strictObject({
  schema: z.literal('attestlayer.packet-state.v1'),
  packet_id: z.string(),
  /** Submitted names of records of earlier attempts, so that a replacement is told from a withdrawal. */
  names: z.record(z.string(), z.string()),
});
const sealedSchema = z.strictObject({ receipt_id: z.string(), receipt_sha256: z.string(), out_file: z.string() });
const latestSchema = z.strictObject({ receipt_id: z.string(), receipt_sha256: z.string() });

type PacketState = z.infer<typeof stateSchema>;
export type SealedMark = z.infer<typeof sealedSchema>;

/**
 * What the CLI keeps about one client and profile between runs: the open packet with its hash trail, a sealed kit that is not
 * delivered yet, and manifest and receipt of the kit before. Each file is replaced atomically, in an order that a crash
 * anywhere leaves either the old packet or a sealed kit that the next run finishes.
 */
export type PacketFolder = {
  /** Where a kit is built. */
  staging: string;
  readOpen(): Promise<{ state: PacketState; trail: Uint8Array } | null>;
  saveOpen(state: PacketState, trail: Uint8Array): Promise<void>;
  readSealed(): Promise<SealedMark | null>;
  /** From here on the packet is decided: the sealed kit is finished, not built again. */
  markSealed(mark: SealedMark): Promise<void>;
  /** Takes a sealed kit back that can never be finished; the packet is open again. */
  discardSealed(): Promise<void>;
  readPrevious(): Promise<PreviousKit | null>;
  /** Keeps what the next kit of the series compares with, and ends the packet. */
  markIssued(mark: SealedMark): Promise<void>;
};

/** Opens the folder of one client and profile below the home's packets folder. */
export function packetFolder(packets: string, clientId: string, profileId: string): PacketFolder {
  const folder = join(packets, clientId, profileId);
  const files = {
    state: join(folder, 'packet.json'),
    trail: join(folder, 'hash-trail.jsonl'),
    sealed: join(folder, 'sealed.json'),
    latest: join(folder, 'latest.json'),
    issued: join(folder, 'issued'),
  };
  const staging = join(folder, 'staging');

  return {
    staging,
    async readOpen() {
      const state = await readJson(files.state, stateSchema);
      const trail = await readOptional(files.trail);
      return state && trail ? { state, trail } : null;
    },
    async saveOpen(state, trail) {
      await mkdir(folder, { recursive: true });
      // The trail first: a state without its trail would open a packet anew and lose an attempt.
      await writeFileAtomic(files.trail, trail);
      await writeFileAtomic(files.state, writeCanonical(state as JsonValue));
    },
    readSealed: () => readJson(files.sealed, sealedSchema),
    markSealed: (mark) => writeFileAtomic(files.sealed, writeCanonical(mark)),
    async discardSealed() {
      await rm(files.sealed, { force: true });
      await rm(staging, { recursive: true, force: true });
    },
    async readPrevious() {
      const latest = await readJson(files.latest, latestSchema);
      if (latest === null) return null;
      const manifest = await readOptional(join(files.issued, latest.receipt_id, MANIFEST_PATH));
      if (manifest === null) throw damaged(join(files.issued, latest.receipt_id));
      return { manifest, receiptSha256: latest.receipt_sha256 };
    },
    async markIssued({ receipt_id, receipt_sha256 }) {
      const kept = join(files.issued, receipt_id);
      await mkdir(kept, { recursive: true });
      for (const name of [MANIFEST_PATH, RECEIPT_PATH]) {
        await writeFileAtomic(join(kept, name), new Uint8Array(await readFile(join(staging, name))));
      }
      await writeFileAtomic(files.latest, writeCanonical({ receipt_id, receipt_sha256 }));
      await rm(files.state, { force: true });
      await rm(files.trail, { force: true });
      await rm(files.sealed, { force: true });
      await rm(staging, { recursive: true, force: true });
    },
  };
}

async function readOptional(path: string): Promise<Uint8Array | null> {
  try {
    return new Uint8Array(await readFile(path));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

async function readJson<T>(path: string, schema: z.ZodType<T>): Promise<T | null> {
  const bytes = await readOptional(path);
  if (bytes === null) return null;
  try {
    return schema.parse(readCanonical(bytes));
  } catch (cause) {
    throw damaged(path, cause);
  }
}

function damaged(path: string, cause?: unknown): CliError {
  return new CliError(
    {
      code: 'packet_state_damaged',
      message: `${path} is damaged or missing`,
      hint: 'restore the packets folder of the home from a backup; issued kits and the log are not affected',
    },
    { cause },
  );
}
