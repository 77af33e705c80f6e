import * as z from 'zod';

/** RFC 5321 section 4.5.3.1.3: a path has 256 bytes, brackets included. */
const MAX_ADDRESS_LENGTH = 254;
/** Letters, digits and the signs that an unquoted local part may have (RFC 5322 section 3.2.3); dots stand between them. */
const LOCAL_PART = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const MAX_LOCAL_PART_LENGTH = 64;
const DOMAIN = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*$/;

/**
 * Reads one mail address, in lower case; null when it is anything else. Strict, because mail libraries expand a list or a line
 * break inside an "address" to further recipients.
 */
export function parseMailAddress(text: string): string | null {
  const address = text.toLowerCase();
  const at = address.lastIndexOf('@');
  const local = address.slice(0, at);
  if (at < 1 || address.length > MAX_ADDRESS_LENGTH || local.length > MAX_LOCAL_PART_LENGTH) return null;
  return LOCAL_PART.test(local) && DOMAIN.test(address.slice(at + 1)) ? address : null;
}

/** One mail address in a request; what comes out is in lower case. */
export const mailAddressSchema = z
  .string()
  .max(MAX_ADDRESS_LENGTH)
  .transform((text, ctx) => {
    const address = parseMailAddress(text);
    if (address !== null) return address;
    ctx.addIssue({ code: 'custom', message: 'is not one mail address such as name@example.org' });
    return z.NEVER;
  });

export type Sender = { name: string; address: string };

/** Reads `Name <address>` or an address alone; null when it is neither. */
export function parseSender(text: string): Sender | null {
  const match = /^([^<>"\r\n]*)<([^<>\s]+)>$/.exec(text.trim());
  const address = parseMailAddress(match?.[2] ?? text.trim());
  return address === null ? null : { name: match?.[1]?.trim() ?? '', address };
}
