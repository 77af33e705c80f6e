import * as z from 'zod';
import type { AppContext } from '../../context.ts';
import { type CheckResult, runCheck } from './check.ts';
import { listChecks } from './checks.ts';

export const readinessSchema = z.object({
  status: z.enum(['ready', 'not_ready']),
  checks: z.array(z.object({ name: z.string(), ok: z.boolean(), message: z.string().optional() })),
});

type Readiness = z.output<typeof readinessSchema>;

export type Health = { isReady: boolean; checks: CheckResult[] };

/** Uses each part that the server depends on. */
export async function checkHealth(context: AppContext): Promise<Health> {
  const checks = await Promise.all(listChecks(context.config).map((check) => runCheck(context, check)));
  return { isReady: checks.every(({ ok, optional }) => ok || optional), checks };
}

/** The same for anybody: a message names the part and neither its address nor what is wrong with it. */
export async function checkReadiness(context: AppContext): Promise<Readiness> {
  const { isReady, checks } = await checkHealth(context);
  return {
    status: isReady ? 'ready' : 'not_ready',
    checks: checks.map(({ name, ok, note }) => {
      const message = ok ? note : 'does not work; the log of the server says why';
      return message === null ? { name, ok } : { name, ok, message };
    }),
  };
}
