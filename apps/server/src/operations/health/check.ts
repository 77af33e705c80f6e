import type { AppContext } from '../../context.ts';

/** One part that the server depends on, and how it is really used once. */
export type HealthCheck = {
  name: string;
  /** How long a result answers for the next callers: the route is public, and nobody else may decide how busy the machine is. */
  keptMs: number;
  /** The server works on without it, so a load balancer must not take the process out. */
  optional?: boolean;
  /** What it gives is shown beside the check. @throws whatever shows that the part does not work */
  run(context: AppContext): Promise<string | undefined>;
};

export type CheckResult = {
  name: string;
  ok: boolean;
  optional: boolean;
  /** What a check that worked has to say. */
  note: string | null;
  /** Why it did not work: for operators, since it may name addresses and paths. */
  error: string | null;
  checkedAt: number;
  durationMs: number;
};

type Kept = { at: number; result: Promise<CheckResult> };
const kept = new WeakMap<AppContext, Map<string, Kept>>();

/** Runs a check, or gives the result of a run that is fresh enough or still going on. */
export function runCheck(context: AppContext, check: HealthCheck): Promise<CheckResult> {
  const results = kept.get(context) ?? new Map<string, Kept>();
  kept.set(context, results);
  const now = context.now();
  const last = results.get(check.name);
  if (last !== undefined && now - last.at < check.keptMs) return last.result;
  const result = runNow(context, check);
  results.set(check.name, { at: now, result });
  return result;
}

async function runNow(context: AppContext, { name, optional = false, run }: HealthCheck): Promise<CheckResult> {
  const checkedAt = context.now();
  const end = (outcome: Pick<CheckResult, 'ok' | 'note' | 'error'>): CheckResult => ({
    name,
    optional,
    ...outcome,
    checkedAt,
    durationMs: context.now() - checkedAt,
  });
  try {
    return end({ ok: true, note: (await run(context)) ?? null, error: null });
  } catch (err) {
    context.logger.error({ err, check: name }, 'a health check failed');
    return end({ ok: false, note: null, error: err instanceof Error ? err.message : String(err) });
  }
}
