import { endianness } from 'node:os';
import { encodeUtf8 } from '@attestlayer/encoding';

/** The value of an attribute by its C type: CK_BBOOL, CK_ULONG, UTF-8 text, or bytes. */
type AttributeValue = boolean | number | string | Uint8Array;

/** Attributes of an object that is looked for or made. */
export type Template = ReadonlyArray<readonly [attribute: number, value: AttributeValue]>;

/** CK_ATTRIBUTE. */
export type Attribute = { type: number; pValue: Uint8Array; ulValueLen: number | bigint };

/** CK_ULONG is in the byte order of the machine. */
const LITTLE_ENDIAN = endianness() === 'LE';

/** More than any attribute that is read here: labels, ids and points are short. */
const MAX_VALUE_BYTES = 256;

/** Writes a template for the module; `ulongBytes` is the size of CK_ULONG there. */
export function writeTemplate(template: Template, ulongBytes: number): Attribute[] {
  return template.map(([type, value]) => {
    const pValue = writeValue(value, ulongBytes);
    return { type, pValue, ulValueLen: pValue.length };
  });
}

/** Room for the values of these attributes. */
export function emptyTemplate(types: readonly number[]): Attribute[] {
  return types.map((type) => ({ type, pValue: new Uint8Array(MAX_VALUE_BYTES), ulValueLen: MAX_VALUE_BYTES }));
}

/** Reads CK_BBOOL; anything but one byte 1 is false. */
export function readBoolean(bytes: Uint8Array): boolean {
  return bytes.length === 1 && bytes[0] === 1;
}

/** Reads CK_ULONG. */
export function readUlong(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return bytes.byteLength === 4 ? view.getUint32(0, LITTLE_ENDIAN) : Number(view.getBigUint64(0, LITTLE_ENDIAN));
}

function writeValue(value: AttributeValue, ulongBytes: number): Uint8Array {
  if (typeof value === 'boolean') return Uint8Array.of(value ? 1 : 0);
  if (typeof value === 'string') return encodeUtf8(value);
  if (typeof value !== 'number') return value;
  const view = new DataView(new ArrayBuffer(ulongBytes));
  if (ulongBytes === 4) view.setUint32(0, value, LITTLE_ENDIAN);
  else view.setBigUint64(0, BigInt(value), LITTLE_ENDIAN);
  return new Uint8Array(view.buffer);
}
