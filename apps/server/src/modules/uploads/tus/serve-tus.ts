import { ERRORS, MemoryLocker, Server } from '@tus/server';
import type { Actor } from '../../../access/index.ts';
import type { AppContext } from '../../../context.ts';
import { Problem } from '../../../http/index.ts';
import { createRunningHashes, type RunningHashes } from './running-hashes.ts';
import { broken, tusProblem, withTusHeaders } from './tus-problem.ts';
import { UploadStore } from './upload-store.ts';

const UPLOADS_PATH = '/v1/uploads';
/** A request that another one waits for ends after this; its line is most likely dead. */
const LOCK_DRAIN_MS = 500;

/** What one process remembers between requests. Locks are for order only: what counts is fenced in the database. */
type Shared = { locker: MemoryLocker; hashes: RunningHashes };

const sharedOf = new WeakMap<AppContext, Shared>();

/** Answers one request of the tus protocol for somebody who may upload. @throws Problem */
export async function serveTus(context: AppContext, actor: Actor, request: Request): Promise<Response> {
  const { locker, hashes } = provideShared(context);
  let failure: unknown = null;
  const tus = new Server({
    path: UPLOADS_PATH,
    relativeLocation: true,
    locker,
    lockDrainTimeout: LOCK_DRAIN_MS,
    maxSize: context.config.environment.MAX_FILE_BYTES,
    // Pages of other origins have no business here.
    allowedOrigins: () => false,
    datastore: new UploadStore({ context, actor, request, hashes }),
    onResponseError(_request, error) {
      failure = error;
      return undefined;
    },
  });
  const response = await tus.handleWeb(request as Parameters<typeof tus.handleWeb>[0]);
  if (failure !== null) throw toProblem(failure);
  if (response.status >= 400) throw tusProblem(response.status, await response.text());
  response.headers.set('cache-control', 'no-store');
  return response;
}

function provideShared(context: AppContext): Shared {
  const known = sharedOf.get(context);
  if (known !== undefined) return known;
  const shared = { locker: new MemoryLocker(), hashes: createRunningHashes() };
  sharedOf.set(context, shared);
  return shared;
}

/** Errors of ours pass through the library; those of the disk or the database stay errors. */
function toProblem(error: unknown): unknown {
  if (error instanceof Problem) return withTusHeaders(error);
  if (error === ERRORS.ABORTED) return broken();
  if (typeof error === 'object' && error !== null && 'status_code' in error && 'body' in error) {
    return tusProblem(Number(error.status_code), String(error.body));
  }
  return error;
}
