import type * as z from 'zod';
import { invalidRequest } from './common-problems.ts';
import { type FieldError, Problem } from './problem.ts';

/** A form of a few kilobytes is the usual body; packets with long descriptions stay far below this. Uploads have their own route. */
export const MAX_JSON_BODY_BYTES = 1024 * 1024;

/**
 * Reads a body up to a limit, whatever its Content-Length claims.
 * @throws Problem body_too_large
 */
export async function readBody(request: Request, maxBytes: number): Promise<Uint8Array<ArrayBuffer>> {
  if (request.body === null) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body) {
    size += chunk.length;
    if (size > maxBytes) {
      throw new Problem({
        status: 413,
        code: 'body_too_large',
        title: `the body has more than ${maxBytes} bytes`,
        detail: 'send less in one request; files are uploaded by the upload routes',
      });
    }
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
}

/** Parses a JSON body. @throws Problem content_type_unsupported, json_malformed, request_invalid */
export function parseBody(schema: z.ZodType, contentType: string | null, bytes: Uint8Array): unknown {
  if (contentType?.split(';')[0]?.trim().toLowerCase() !== 'application/json') {
    throw new Problem({
      status: 415,
      code: 'content_type_unsupported',
      title: 'the body must be JSON',
      detail: 'send it with "Content-Type: application/json"',
    });
  }
  return parseWith(schema, readJson(bytes), '');
}

function readJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (cause) {
    throw new Problem(
      {
        status: 400,
        code: 'json_malformed',
        title: 'the body is not JSON in UTF-8',
        detail: cause instanceof SyntaxError ? cause.message : 'it holds bytes that are no UTF-8',
      },
      { cause },
    );
  }
}

/** Parses what a caller sent. `prefix` says where it stood: empty for the body, else a word such as `query`. @throws Problem request_invalid */
export function parseWith<Schema extends z.ZodType>(schema: Schema, value: unknown, prefix: string): z.output<Schema> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw invalidRequest(parsed.error.issues.map((issue) => toFieldError(issue, prefix)));
}

/** The message names types and limits, never the value: it may be a password. */
function toFieldError({ path, message }: z.core.$ZodIssue, prefix: string): FieldError {
  const pointer = path.map((segment) => `/${String(segment)}`).join('');
  return { at: `${prefix}${pointer}` || '/', message };
}
