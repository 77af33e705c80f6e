import { EncodingError } from './encoding-error.ts';

/** C0 controls, DEL and C1 controls: they have no place in a name or a sentence, and terminals and logs act on them. */
const CONTROL_CHARACTER = /[\u0000-\u001f\u007f-\u009f]/;

const PRINTABLE_ASCII = /^[\u0020-\u007e]*$/;

/**
 * Checks a string value against the I-JSON subset of canonical files: Unicode NFC, no lone surrogate, no control
 * character.
 *
 * @throws EncodingError `json_string_lone_surrogate`, `json_string_control_character`, `json_string_not_nfc`
 */
export function checkCanonicalString(text: string): void {
  if (!text.isWellFormed()) throw new EncodingError('json_string_lone_surrogate', 'string holds a lone surrogate');
  if (CONTROL_CHARACTER.test(text)) {
    throw new EncodingError('json_string_control_character', 'string holds a control character');
  }
  if (text.normalize('NFC') !== text) {
    throw new EncodingError('json_string_not_nfc', 'string is not in Unicode normalization form C');
  }
}

/**
 * Checks a member name against the subset: printable ASCII, so that every language sorts names alike.
 *
 * @throws EncodingError `json_member_name_not_ascii`
 */
export function checkCanonicalName(name: string): void {
  if (!PRINTABLE_ASCII.test(name)) {
    throw new EncodingError('json_member_name_not_ascii', `member name ${JSON.stringify(name)} is not printable ASCII`);
  }
}
