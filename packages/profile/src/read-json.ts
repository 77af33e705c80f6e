import { EncodingError, type JsonValue, readCanonical } from '@attestlayer/encoding';
import { ProfileError, type ProfileErrorCode } from './profile-error.ts';

/**
 * Reads canonical JSON from a kit or a user, and names the failure after what was expected.
 *
 * @throws ProfileError with `code`; the cause is the EncodingError that says what is wrong with the bytes.
 */
export function readJson(bytes: Uint8Array, code: Extract<ProfileErrorCode, `${string}_json`>): JsonValue {
  try {
    return readCanonical(bytes);
  } catch (error) {
    if (!(error instanceof EncodingError)) throw error;
    throw new ProfileError(code, `not canonical JSON: ${error.message}`, { cause: error });
  }
}
