import { formatTimestamp } from '@attestlayer/encoding';
import { type FieldError, Problem } from './problem.ts';
import type { ProblemCode } from './problems/index.ts';

/** The problems that more than one module answers with. */

export function unauthorized(): Problem {
  return new Problem({
    status: 401,
    code: 'sign_in_required',
    title: 'this needs a signed-in user, an API key or a request link',
    detail: 'sign in, or send "Authorization: Bearer" with an API key',
    headers: { 'www-authenticate': 'Bearer' },
  });
}

export function forbidden(permission: string): Problem {
  return new Problem({
    status: 403,
    code: 'permission_missing',
    title: `this needs the permission ${permission}`,
    detail: 'ask an owner or admin of the workspace for a role, or use an API key, that has it',
  });
}

/** Also for what exists but belongs to somebody else: an answer must not tell the two apart. */
export function notFound(what: string): Problem {
  return new Problem({ status: 404, code: 'not_found', title: `there is no such ${what}` });
}

export function invalidRequest(errors: readonly FieldError[]): Problem {
  return new Problem({
    status: 400,
    code: 'request_invalid',
    title: 'the request is not as the API describes it',
    detail: 'correct what "errors" names and send it again; nothing was changed',
    errors,
  });
}

/** The retention policy of the workspace had the bytes deleted. */
export function contentDeleted(at: number): Problem {
  return new Problem({
    status: 410,
    code: 'content_deleted',
    title: `these bytes were deleted on ${formatTimestamp(at)}, as the retention policy of the workspace says`,
    detail: 'their SHA-256 is kept: whoever has a copy can still show that it is the same',
  });
}

/** The thing is not in a state in which this can be done. */
export function conflict(code: ProblemCode, title: string, detail?: string): Problem {
  return new Problem({ status: 409, code, title, ...(detail === undefined ? {} : { detail }) });
}
