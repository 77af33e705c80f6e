import { consoleCreditRoutes } from './routes/console-credits.ts';
import { creditRoutes as workspaceRoutes } from './routes/credits.ts';

export { agreeOverage } from './agree-overage.ts';
export { balanceOf } from './balance-of.ts';
export { captureHold, releaseHold } from './end-hold.ts';
export { grantCredits, grantStartingCredits } from './grant-credits.ts';
export { holdCredit } from './hold-credit.ts';
export { creditJobs } from './jobs.ts';
export { reconcileCredits } from './reconcile-credits.ts';
export { creditSchema } from './schema.ts';
export type { CreditTables } from './tables.ts';
export { takeCredits } from './take-credits.ts';

export const creditRoutes = [...workspaceRoutes, ...consoleCreditRoutes];
