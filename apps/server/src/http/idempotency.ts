import { sha256Hex } from '@attestlayer/encoding';
import { isUniqueViolation, type SchemaStep } from '@attestlayer/storage';
import type { AppDatabase } from '../database/index.ts';
import { conflict } from './common-problems.ts';
import { Problem, problemResponse } from './problem.ts';

/** A POST that was sent with an Idempotency-Key, and its answer once there is one. */
export type IdempotencyTables = {
  idempotency_keys: {
    caller: string;
    key: string;
    /** Keyed with a secret outside the database: a body may be a password, which a plain hash would let somebody guess. */
    request_hmac: string;
    status: number | null;
    response: string | null;
    created_at: number;
  };
};

export const idempotencySchema: SchemaStep = {
  name: '0020_idempotency',
  common: [
    `create table idempotency_keys (
      caller text not null,
      key text not null,
      request_hmac text not null,
      status integer,
      response text,
      created_at integer not null,
      primary key (caller, key)
    ) strict`,
    'create index idempotency_keys_created_at on idempotency_keys (created_at)',
  ],
};

/** Long enough for any client library, short enough for an index. */
const MAX_KEY_LENGTH = 255;
/** A process that died while it answered leaves its key taken; after this the caller may try again. */
const TAKEN_FOR_MS = 60_000;
/** A retry comes within minutes; a day covers a client that was off over night. Older rows are deleted by a job. */
export const IDEMPOTENCY_KEPT_MS = 24 * 60 * 60 * 1000;

export type IdempotentRequest = {
  caller: string;
  key: string;
  method: string;
  path: string;
  body: Uint8Array;
  keepsAnswer: boolean;
  /** Hashes with the key. */
  hash(text: string): string;
};

/**
 * Answers a POST once: the same key with the same request gets the first answer again, marked `Idempotency-Replayed`.
 * An answer of 500 or more is not kept. What must never happen twice does not rely on this: it has a constraint.
 * @throws Problem idempotency_key_invalid, idempotency_key_reused, idempotency_key_in_use
 */
export async function answerOnce(
  database: AppDatabase,
  now: number,
  request: IdempotentRequest,
  answer: () => Promise<Response>,
): Promise<Response> {
  const { caller, key } = request;
  if (key.length === 0 || key.length > MAX_KEY_LENGTH) {
    throw new Problem({
      status: 400,
      code: 'idempotency_key_invalid',
      title: `Idempotency-Key takes 1 to ${MAX_KEY_LENGTH} characters`,
    });
  }
  const requestHmac = request.hash(`idempotency\n${request.method} ${request.path}\n${sha256Hex(request.body)}`);
  const earlier = await claim(database, { caller, key, requestHmac, now });
  if (earlier !== null) return earlier;
  try {
    const response = await answer();
    if (response.status >= 500) await giveBack(database, { caller, key });
    else await keep(database, { caller, key }, request.keepsAnswer || !response.ok ? response : secretWasShown());
    return response;
  } catch (error) {
    await giveBack(database, { caller, key });
    throw error;
  }
}

/** What a second call gets when the answer to the first held a secret. */
function secretWasShown(): Response {
  const problem = conflict(
    'answer_not_kept',
    'this request was carried out, and its answer was shown once',
    'if you did not receive it, revoke what was made and send a new request with a new Idempotency-Key',
  );
  return problemResponse(problem, 'idempotency');
}

type Claim = { caller: string; key: string; requestHmac: string; now: number };

/** Takes the key, or finds the answer that it has. */
async function claim(database: AppDatabase, { caller, key, requestHmac, now }: Claim): Promise<Response | null> {
  const row = { caller, key, request_hmac: requestHmac, status: null, response: null, created_at: now };
  try {
    await database.query.insertInto('idempotency_keys').values(row).execute();
    return null;
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
  }
  const taken = await database.query
    .selectFrom('idempotency_keys')
    .selectAll()
    .where('caller', '=', caller)
    .where('key', '=', key)
    .executeTakeFirst();
  if (taken === undefined) return claim(database, { caller, key, requestHmac, now });
  if (taken.request_hmac !== requestHmac) {
    throw new Problem({
      status: 422,
      code: 'idempotency_key_reused',
      title: 'this Idempotency-Key was used for another request',
      detail: 'use a new key for a new request',
    });
  }
  if (taken.status !== null) return replay(taken.status, taken.response ?? '');
  const takenOver = await database.query
    .updateTable('idempotency_keys')
    .set({ created_at: now })
    .where('caller', '=', caller)
    .where('key', '=', key)
    .where('status', 'is', null)
    .where('created_at', '<', now - TAKEN_FOR_MS)
    .executeTakeFirst();
  if (takenOver.numUpdatedRows > 0n) return null;
  throw conflict('idempotency_key_in_use', 'the first request with this Idempotency-Key is still being answered');
}

async function keep(database: AppDatabase, id: { caller: string; key: string }, response: Response): Promise<void> {
  const { status } = response;
  const body = await response.clone().text();
  await rowOf(database, id).set({ status, response: body }).execute();
}

async function giveBack(database: AppDatabase, { caller, key }: { caller: string; key: string }): Promise<void> {
  await database.query
    .deleteFrom('idempotency_keys')
    .where('caller', '=', caller)
    .where('key', '=', key)
    .where('status', 'is', null)
    .execute();
}

function rowOf(database: AppDatabase, { caller, key }: { caller: string; key: string }) {
  return database.query.updateTable('idempotency_keys').where('caller', '=', caller).where('key', '=', key);
}

function replay(status: number, body: string): Response {
  const type = status >= 400 ? 'application/problem+json' : 'application/json';
  return new Response(body === '' ? null : body, {
    status,
    headers: { 'content-type': type, 'cache-control': 'no-store', 'idempotency-replayed': 'true' },
  });
}
