import { setTimeout as sleep } from 'node:timers/promises';
import type { AppContext } from '../context.ts';
import { type ClaimedJob, claimJob, finishJob, renewLease } from './claim-job.ts';

/** What a handler may use beside the payload. Its work must be safe to run again: a crash can come after it and before its end is stored. */
export type JobRun = { context: AppContext; payload: unknown; attempt: number; signal: AbortSignal };

type JobHandler = {
  run(job: JobRun): Promise<void>;
  /** A job that comes back by the clock: after a success the same row waits again, and its attempts begin anew. */
  everyMs?: number;
  /** After so many attempts the job is `failed` and an operator has to look at it. */
  maxAttempts?: number;
};

export type JobHandlers = Readonly<Record<string, JobHandler>>;

/** Thrown by a handler that has to wait for something: the job is tried again then, and the attempt is no failure. */
export class JobDelayed extends Error {
  override readonly name = 'JobDelayed';
  readonly delayMs: number;

  constructor(delayMs: number, why: string) {
    super(why);
    this.delayMs = delayMs;
  }
}

/** A crashed worker's job is taken over after this; a running one renews it three times as often. */
const LEASE_MS = 30_000;
/** How long a job that nobody announced waits at most: jobs of other processes. */
const POLL_MS = 500;
const DEFAULT_MAX_ATTEMPTS = 20;
const FIRST_RETRY_MS = 1000;
/** A mail server or a witness that is down for a night is asked often enough. */
const MAX_RETRY_MS = 10 * 60 * 1000;

export type Worker = {
  /** Looks for jobs at once instead of at the next poll. */
  wake(): void;
  /** Lets running jobs end, takes no more. */
  stop(): Promise<void>;
};

/** Runs jobs in this process, `concurrency` at a time. */
export function startWorker(
  context: AppContext,
  handlers: JobHandlers,
  { concurrency }: { concurrency: number },
): Worker {
  const kinds = Object.keys(handlers);
  const stopping = new AbortController();
  let waking = new AbortController();

  async function loop(): Promise<void> {
    while (!stopping.signal.aborted) {
      const job = await claimJob(context.database, { kinds, now: context.now(), leaseMs: LEASE_MS }).catch((err) => {
        context.logger.error({ err }, 'jobs cannot be read');
        return null;
      });
      if (job === null) await rest();
      else await runJob(context, handlers[job.kind]!, job, stopping.signal);
    }
  }

  async function rest(): Promise<void> {
    const { signal } = waking;
    await sleep(POLL_MS, undefined, { signal }).catch(() => undefined);
  }

  function wake(): void {
    waking.abort();
    waking = new AbortController();
  }

  const loops = Array.from({ length: concurrency }, loop);
  return {
    wake,
    async stop() {
      stopping.abort();
      wake();
      await Promise.all(loops);
    },
  };
}

async function runJob(context: AppContext, handler: JobHandler, job: ClaimedJob, signal: AbortSignal): Promise<void> {
  const { database, logger, now } = context;
  const renewing = setInterval(() => {
    renewLease(database, job, now() + LEASE_MS).catch((err) => logger.warn({ err, job: job.id }, 'lease not renewed'));
  }, LEASE_MS / 3);
  try {
    await handler.run({ context, payload: JSON.parse(job.payload), attempt: job.attempts, signal });
    const { everyMs } = handler;
    const end =
      everyMs === undefined
        ? { state: 'done' as const, at: now() }
        : { state: 'waiting' as const, runAt: now() + everyMs, error: null, attempts: 0 };
    await finishJob(database, job, end);
  } catch (error) {
    await handleFailure(context, handler, job, error);
  } finally {
    clearInterval(renewing);
  }
}

async function handleFailure(
  { database, logger, now }: AppContext,
  handler: JobHandler,
  job: ClaimedJob,
  error: unknown,
): Promise<void> {
  if (error instanceof JobDelayed) {
    const { delayMs, message } = error;
    await finishJob(database, job, {
      state: 'waiting',
      runAt: now() + delayMs,
      error: message,
      attempts: job.attempts - 1,
    });
    return;
  }
  const message = error instanceof Error ? error.message : String(error);
  logger.error({ err: error, job: job.id, kind: job.kind, attempt: job.attempts }, 'job failed');
  if (job.attempts >= (handler.maxAttempts ?? DEFAULT_MAX_ATTEMPTS)) {
    await finishJob(database, job, { state: 'failed', at: now(), error: message });
    return;
  }
  const delayMs = Math.min(MAX_RETRY_MS, FIRST_RETRY_MS * 2 ** (job.attempts - 1));
  await finishJob(database, job, {
    state: 'waiting',
    runAt: now() + delayMs,
    error: message,
    attempts: job.attempts,
  });
}
