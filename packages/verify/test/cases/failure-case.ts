import type { JsonValue } from '@attestlayer/encoding';
import { encodeUtf8, parseJson, writeCanonical } from '@attestlayer/encoding';
import type { KitSource } from '@attestlayer/kit';
import { asFolder, openZipBytes, type TestKit, type TestKitOptions } from '@attestlayer/testing';
import type { Verdict, VerificationCode, VerifyInput } from '../../src/index.ts';

/** One way in which a kit is wrong or lacks something, and what a verifier must say. */
export type FailureCase = {
  code: VerificationCode;
  verdict: Verdict;
  /** Told apart from other cases of the same code. */
  because?: string;
  /** How the kit is made. */
  kit?: TestKitOptions;
  /** What the reader does otherwise. */
  input?: (kit: TestKit) => Partial<VerifyInput> | Promise<Partial<VerifyInput>>;
  /** The archive that carries the kit, when it is not a plain folder. */
  zip?: (kit: TestKit) => Uint8Array | Promise<Uint8Array>;
  /** Files of these names lie in the folder too. */
  paths?: string[];
  /** A carrier that only this program can make: a stream that breaks, a limit that is lower. Such a case is no test vector. */
  open?: (kit: TestKit) => KitSource | Promise<KitSource>;
};

/** Changes a document of the core without touching what names its hash. */
export function editFile(path: string, edit: (text: string) => string): TestKitOptions {
  return { edit: { core: (files) => void files.set(path, encodeUtf8(edit(decode(files.get(path)!)))) } };
}

/** Changes a file of the finished kit. */
export function editFinished(path: string, edit: (text: string) => string | null): TestKitOptions {
  return {
    edit: {
      files: (files) => {
        const text = edit(files.has(path) ? decode(files.get(path)!) : '');
        if (text === null) files.delete(path);
        else files.set(path, encodeUtf8(text));
      },
    },
  };
}

/** Rewrites one line of canonical JSON with other members; null takes a member away. */
export function withMembers(text: string, members: Record<string, JsonValue | undefined>): string {
  const value = { ...(parseJson(text) as Record<string, JsonValue>), ...members };
  for (const [name, member] of Object.entries(value)) if (member === undefined) delete value[name];
  return decode(writeCanonical(value as JsonValue));
}

export function decode(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

/** Opens the kit of a case as its reader would. @throws KitError */
export async function openCase(failure: FailureCase, kit: TestKit): Promise<KitSource> {
  if (failure.open) return failure.open(kit);
  if (failure.zip) return openZipBytes(await failure.zip(kit));
  const more = (failure.paths ?? []).map((path): [string, Uint8Array] => [path, encodeUtf8('x')]);
  return asFolder(new Map([...kit.files, ...more]));
}
