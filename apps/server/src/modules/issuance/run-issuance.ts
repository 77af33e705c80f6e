import { IssuerError } from '@attestlayer/issuer';
import { KitError } from '@attestlayer/kit';
import { BlobError } from '@attestlayer/storage';
import type { AppContext } from '../../context.ts';
import { JobDelayed } from '../../jobs/index.ts';
import { failIssuance } from './fail-issuance.ts';
import { noFaults } from './faults.ts';
import { IssuanceOvertaken, type IssuanceRun, type IssuanceStep } from './issuance-run.ts';
import type { IssuanceState } from './issuance-states.ts';
import { createProgress } from './progress.ts';
import { claimStaging, removeStaging } from './staging.ts';
import { deliver } from './steps/deliver.ts';
import { finish } from './steps/finish.ts';
import { freeze } from './steps/freeze.ts';
import { seal } from './steps/seal.ts';
import { selfVerify } from './steps/self-verify.ts';
import { submit } from './steps/submit.ts';
import type { IssuanceRow } from './tables.ts';

/** From each state the step to the next; what has ended has none. */
const STEPS: Readonly<Partial<Record<IssuanceState, IssuanceStep>>> = {
  held: freeze,
  frozen: seal,
  sealed: selfVerify,
  self_verified: submit,
  submitted: finish,
  stored: deliver,
};

export type RunIssuanceInput = {
  issuanceId: string;
  /** No other run follows: whatever goes wrong ends the issuance. */
  isLastAttempt: boolean;
};

/** For tests: where a run is stopped, and how a binder is made. */
export type IssuanceSeams = Partial<Pick<IssuanceRun, 'faults' | 'renderBinder'>>;

/**
 * Takes an issuance to its end, from wherever a crash has left it: to one kit and one captured credit, or to none and a released
 * hold. Errors that may pass, such as a full disk, are thrown for the job to come again.
 */
export async function runIssuance(
  context: AppContext,
  { issuanceId, isLastAttempt }: RunIssuanceInput,
  { faults = noFaults, renderBinder }: IssuanceSeams = {},
): Promise<void> {
  let issuance = await readIssuance(context, issuanceId);
  const staging = await claimStaging(context.config, issuanceId);
  const run: IssuanceRun = { context, staging, faults, renderBinder, report: createProgress(context, issuanceId) };
  await faults('taken_up');
  try {
    for (let step = STEPS[issuance.state]; step !== undefined; step = STEPS[issuance.state]) {
      issuance = await step(run, issuance);
      if (issuance.state === 'delivered') observe(context, issuance, 'delivered');
    }
  } catch (error) {
    if (error instanceof IssuanceOvertaken) return;
    if (error instanceof JobDelayed || !(isFinal(error) || isLastAttempt)) throw error;
    await failIssuance(run, issuance, explain(error));
    observe(context, issuance, 'failed');
  }
  await removeStaging(context.config, issuanceId);
  await faults('staging_removed');
}

function observe(
  { metrics, now }: AppContext,
  { mode, requested_at }: IssuanceRow,
  outcome: 'delivered' | 'failed',
): void {
  metrics.observeIssuance({ mode, outcome, durationMs: now() - requested_at });
}

async function readIssuance({ database }: AppContext, id: string): Promise<IssuanceRow> {
  return database.query.selectFrom('issuances').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
}

/** These come again however often it is tried. */
function isFinal(error: unknown): boolean {
  if (error instanceof BlobError) return error.code === 'blob_missing' || error.code === 'blob_damaged';
  return error instanceof IssuerError || error instanceof KitError;
}

function explain(error: unknown): { code: string; message: string } {
  const { code, message } = Object(error);
  return { code: typeof code === 'string' ? code : 'internal_error', message: String(message ?? error) };
}
