import { sql } from 'kysely';
import * as z from 'zod';
import type { AppContext } from '../context.ts';

export const readinessSchema = z.object({
  status: z.enum(['ready', 'not_ready']),
  checks: z.array(z.object({ name: z.string(), ok: z.boolean(), message: z.string().optional() })),
});

type Readiness = z.output<typeof readinessSchema>;
type Check = {
  name: string;
  /** What it gives, if it is text, is shown beside the check. */
  run(context: AppContext): Promise<unknown>;
  /** The server works on without it, so a load balancer must not take the process out. */
  optional?: boolean;
};

/** This route is public: nobody makes the server sign in to its mail server more often than this. */
const MAIL_CHECK_KEPT_MS = 30_000;

const CHECKS: readonly Check[] = [
  { name: 'database', run: ({ database }) => sql`select 1`.execute(database.query) },
  { name: 'blobs', run: ({ blobs }) => blobs.check() },
  // Mails wait in the database and are tried again for hours.
  { name: 'mail', run: checkMail, optional: true },
];

/** Uses each part that the server depends on. The message names the part and not its address: this is public. */
export async function checkReadiness(context: AppContext): Promise<Readiness> {
  const checks = await Promise.all(CHECKS.map((check) => runCheck(context, check)));
  const ready = checks.every(({ ok }, index) => ok || CHECKS[index]!.optional);
  return { status: ready ? 'ready' : 'not_ready', checks };
}

async function runCheck(context: AppContext, { name, run }: Check): Promise<Readiness['checks'][number]> {
  try {
    const note = await run(context);
    return typeof note === 'string' ? { name, ok: true, message: note } : { name, ok: true };
  } catch (err) {
    context.logger.error({ err, check: name }, 'readiness check failed');
    return { name, ok: false, message: 'does not work; the log of the server says why' };
  }
}

const mailChecks = new WeakMap<AppContext, { at: number; result: Promise<void> }>();

async function checkMail(context: AppContext): Promise<string | undefined> {
  const now = context.now();
  const last = mailChecks.get(context);
  const check = last && now - last.at < MAIL_CHECK_KEPT_MS ? last : { at: now, result: context.mailer.check() };
  mailChecks.set(context, check);
  await check.result;
  return context.mailer.kind === 'outbox' ? 'mails are written to disk and reach nobody: set SMTP_URL' : undefined;
}
