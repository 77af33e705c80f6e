import { sql } from 'kysely';
import * as z from 'zod';
import type { AppContext } from '../context.ts';

export const readinessSchema = z.object({
  status: z.enum(['ready', 'not_ready']),
  checks: z.array(z.object({ name: z.string(), ok: z.boolean(), message: z.string().optional() })),
});

type Readiness = z.output<typeof readinessSchema>;
type Check = { name: string; run(context: AppContext): Promise<unknown> };

const CHECKS: readonly Check[] = [
  { name: 'database', run: ({ database }) => sql`select 1`.execute(database.query) },
  { name: 'blobs', run: ({ blobs }) => blobs.check() },
];

/** Uses each part that the server depends on. The message names the part and not its address: this is public. */
export async function checkReadiness(context: AppContext): Promise<Readiness> {
  const checks = await Promise.all(CHECKS.map((check) => runCheck(context, check)));
  return { status: checks.every(({ ok }) => ok) ? 'ready' : 'not_ready', checks };
}

async function runCheck(context: AppContext, { name, run }: Check): Promise<Readiness['checks'][number]> {
  try {
    await run(context);
    return { name, ok: true };
  } catch (err) {
    context.logger.error({ err, check: name }, 'readiness check failed');
    return { name, ok: false, message: 'does not work; the log of the server says why' };
  }
}
