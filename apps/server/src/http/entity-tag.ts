import { sha256Hex } from '@attestlayer/encoding';
import { Problem } from './problem.ts';

/** A strong entity tag (RFC 9110 section 8.8.3) of a row's version, or of a whole answer. */
export function entityTag(version: number | string): string {
  return `"${version}"`;
}

export function entityTagOfText(text: string): string {
  return entityTag(sha256Hex(new TextEncoder().encode(text)).slice(0, 32));
}

/** True when `If-None-Match` names the tag, so that 304 is the answer. */
export function isNotModified(request: Request, tag: string): boolean {
  const candidates = request.headers.get('if-none-match')?.split(',') ?? [];
  return candidates.some((candidate) => candidate.trim().replace(/^W\//, '') === tag);
}

/**
 * Refuses a change to something that another has changed meanwhile (RFC 9110 section 13.1.1). Without If-Match the last one wins,
 * as the caller chose.
 * @throws Problem version_differs
 */
export function checkIfMatch(request: Request, version: number | string): void {
  const header = request.headers.get('if-match');
  if (header === null || header.trim() === '*') return;
  if (header.split(',').some((candidate) => candidate.trim() === entityTag(version))) return;
  throw new Problem({
    status: 412,
    code: 'version_differs',
    title: 'it was changed since you read it',
    detail: 'read it again, look at what changed, and repeat your change',
  });
}
