import type { ProblemTexts } from './problem-text.ts';

/** About a request itself, whatever it asks for. */
export const requestProblems = {
  answer_not_kept: {
    meaning:
      'A request with this Idempotency-Key was carried out. Its answer held a secret, which is shown once and not kept.',
    action: 'If the first answer was lost, revoke what was made and send a new request with a new key.',
  },
  body_too_large: {
    meaning: 'The body has more bytes than this operation takes.',
    action: 'Send less. Files are sent as uploads, which have a limit of their own.',
  },
  content_type_unsupported: {
    meaning: 'The body is of another media type than this operation takes.',
    action: 'Send JSON with "Content-Type: application/json".',
  },
  idempotency_key_in_use: {
    meaning: 'The first request with this Idempotency-Key is still being answered.',
    action: 'Wait a moment and send the same request again.',
  },
  idempotency_key_invalid: {
    meaning: 'The Idempotency-Key is empty or too long.',
    action: 'Send 1 to 255 characters, such as a UUID.',
  },
  idempotency_key_reused: {
    meaning: 'This Idempotency-Key was sent before with another request.',
    action: 'Use one key for one request, and the same key only to send that request again.',
  },
  internal_error: {
    meaning: 'The server failed. What was being changed was not changed in part.',
    action: 'Try again. When it stays, give "instance" to whoever runs the server: the log has the same id.',
  },
  logo_refused: {
    meaning: 'The picture is no PNG or JPEG, is broken, or has more pixels than a logo needs.',
    action: 'Save the logo as a PNG or JPEG of a few hundred pixels and send that. SVG is not taken.',
  },
  json_malformed: {
    meaning: 'The body is not JSON in UTF-8.',
    action: 'Correct what the title points at and send it again.',
  },
  not_found: {
    meaning:
      'There is no such thing, or it belongs to somebody else, or to the other mode of an API key. The answer does not tell these apart.',
    action: 'Check the id, the workspace, and whether the key is a live or a test key.',
  },
  origin_refused: {
    meaning: 'A browser sent a change with a session cookie from a page of another site.',
    action: 'Use the pages of this server, or an API key from a program.',
  },
  range_not_satisfiable: {
    meaning: 'The byte range lies outside of the file.',
    action: 'Ask for a range within the length that "Content-Range" tells.',
  },
  rate_limited: {
    meaning: 'There were too many calls of this kind in a short time.',
    action: 'Wait as long as "Retry-After" says.',
  },
  request_invalid: {
    meaning: 'A parameter or a member of the body is not as the API describes it.',
    action: 'Correct what "errors" names and send it again; nothing was changed.',
  },
  version_differs: {
    meaning: 'It was changed since the version that If-Match names.',
    action: 'Read it again, look at what changed, and repeat the change with the new ETag.',
  },
} as const satisfies ProblemTexts;
