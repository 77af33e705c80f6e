import { assertNever, isTimestamp, type JsonValue } from '@attestlayer/encoding';
import { parseDay } from './days.ts';
import type { Field } from './field-schema.ts';
import { cleanText } from './plain-text.ts';

/** RFC 5321 4.5.3.1.3: a path of 256 octets, less its two angle brackets. */
const MAX_EMAIL_LENGTH = 254;
/** Longer addresses are not typed by people and break many readers. */
const MAX_URL_LENGTH = 2_000;
/** An invalid value is quoted so far that its owner recognises it. */
const MAX_SHOWN_LENGTH = 80;

/** The dot-atom form of RFC 5322 3.2.3, without quoted local parts, at a host name. */
const EMAIL =
  /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z0-9-]{2,63}$/;
/** An http(s) URL of RFC 3986 characters with a host name; user information is excluded, as it can carry a password. */
const URL_SHAPE =
  /^https?:\/\/[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?(?::\d{1,5})?(?:[/?#][A-Za-z0-9._~:/?#[\]@!$&'()*+,;=%-]*)?$/;
const IDENTIFIER = /^[A-Za-z0-9][A-Za-z0-9._:/+-]*$/;
const LEI = /^[A-Z0-9]{18}[0-9]{2}$/;

export type FieldValue =
  | { status: 'missing' }
  | { status: 'valid'; value: string | number | boolean }
  | { status: 'invalid'; found: string };

/** Reads one declared value as its field asks (spec/profiles.md 4.6). White space around text is not part of it. */
export function readFieldValue(field: Field, input: JsonValue | undefined): FieldValue {
  if (input === undefined || input === null) return { status: 'missing' };
  const value = typeof input === 'string' ? input.normalize('NFC').trim() : input;
  if (value === '') return { status: 'missing' };
  if (!isValid(field, value)) return { status: 'invalid', found: showValue(value) };
  return { status: 'valid', value: value as string | number | boolean };
}

function isValid(field: Field, value: JsonValue): boolean {
  switch (field.type) {
    case 'boolean':
      return typeof value === 'boolean';
    case 'integer':
      return Number.isSafeInteger(value) && (value as number) >= field.min && (value as number) <= field.max;
    case 'text':
      return isShortText(value, field.max_length);
    case 'date':
      return typeof value === 'string' && parseDay(value) !== null;
    case 'datetime':
      return typeof value === 'string' && isTimestamp(value);
    case 'email':
      return isShortText(value, MAX_EMAIL_LENGTH) && EMAIL.test(value);
    case 'url':
      return isShortText(value, MAX_URL_LENGTH) && URL_SHAPE.test(value);
    case 'choice':
      return typeof value === 'string' && field.choices.includes(value);
    case 'identifier':
      return isShortText(value, field.max_length) && IDENTIFIER.test(value) && (field.scheme !== 'lei' || isLei(value));
    default:
      return assertNever(field);
  }
}

function isShortText(value: JsonValue, maxLength: number): value is string {
  return typeof value === 'string' && value.isWellFormed() && !/\p{Cc}/u.test(value) && [...value].length <= maxLength;
}

/** A Legal Entity Identifier, ISO 17442: 18 letters or digits and two check digits, ISO 7064 MOD 97-10 as in IBAN. */
function isLei(value: string): boolean {
  if (!LEI.test(value)) return false;
  let remainder = 0;
  for (const character of value) {
    const digit = Number.parseInt(character, 36);
    remainder = (remainder * (digit < 10 ? 10 : 100) + digit) % 97;
  }
  return remainder === 1;
}

function showValue(value: JsonValue): string {
  const text = cleanText(typeof value === 'string' ? `"${value}"` : JSON.stringify(value));
  const points = [...text];
  return points.length > MAX_SHOWN_LENGTH ? `${points.slice(0, MAX_SHOWN_LENGTH).join('')}…` : text;
}

/** Says in a few words what a field takes. */
export function describeField(field: Field): string {
  switch (field.type) {
    case 'text':
      return `text of 1 to ${field.max_length} characters`;
    case 'date':
      return 'a date as YYYY-MM-DD';
    case 'datetime':
      return 'a UTC time as YYYY-MM-DDTHH:MM:SS.sssZ';
    case 'email':
      return 'an e-mail address';
    case 'url':
      return 'a web address that starts with https:// or http://';
    case 'boolean':
      return 'true or false';
    case 'integer':
      return `a whole number from ${field.min} to ${field.max}`;
    case 'choice':
      return `one of: ${field.choices.join(', ')}`;
    case 'identifier':
      return field.scheme === 'lei'
        ? 'a Legal Entity Identifier (20 characters with valid check digits)'
        : `a reference without spaces of 1 to ${field.max_length} characters`;
    default:
      return assertNever(field);
  }
}
