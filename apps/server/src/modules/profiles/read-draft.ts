import { EncodingError, type JsonValue, writeCanonical } from '@attestlayer/encoding';
import { type Profile, ProfileError, parseProfile, profileSchema } from '@attestlayer/profile';
import type * as z from 'zod';
import { Problem } from '../../http/index.ts';

export type ProfileDraft = { profile: Profile; bytes: Uint8Array };

/** Reads a profile that an operator wrote: the bytes are the canonical ones. @throws Problem profile_invalid */
export function readDraft(json: JsonValue): ProfileDraft {
  try {
    const bytes = writeCanonical(json);
    return { profile: parseProfile(bytes), bytes };
  } catch (cause) {
    if (!(cause instanceof ProfileError) && !(cause instanceof EncodingError)) throw cause;
    throw new Problem(
      {
        status: 422,
        code: 'profile_invalid',
        title: 'this is not a profile',
        detail: `${cause.message}; spec/profiles.md describes every member`,
        errors: listIssues(json, cause).map(({ path, message }) => ({
          at: `/profile${path.map((segment) => `/${String(segment)}`).join('')}`,
          message,
        })),
      },
      { cause },
    );
  }
}

/** A value that has no canonical bytes, such as a negative number, is named by the schema as well: bytes have no members. */
function listIssues(json: JsonValue, { cause }: Error): readonly z.core.$ZodIssue[] {
  return (cause as z.ZodError | undefined)?.issues ?? profileSchema.safeParse(json).error?.issues ?? [];
}
