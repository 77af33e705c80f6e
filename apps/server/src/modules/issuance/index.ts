import { consoleIssuanceRoutes } from './routes/console-issuances.ts';
import { consoleWithdrawalRoutes } from './routes/console-withdrawal.ts';
import { downloadRoutes } from './routes/downloads.ts';
import { issuanceRoutes as resourceRoutes } from './routes/issuance.ts';

export { countIssuances } from './count-issuances.ts';
export { deleteKitZip, listExpiredKits, listKeptKits } from './expire-kits.ts';
/** From a ready packet to an issued kit, whatever crashes. */
export { ISSUANCE_FAULTS, type IssuanceFault } from './faults.ts';
export type { IssuingPartner } from './frozen-input.ts';
export { getKit } from './get-kit.ts';
export { issuePacket } from './issue-packet.ts';
export { makeIssuanceJobs } from './jobs.ts';
export { issuanceSchema } from './schema.ts';
export { issuanceBody, toIssuanceBody } from './schemas.ts';
export { type Evaluated, startIssuance } from './start-issuance.ts';
export type { IssuanceRow, IssuanceTables } from './tables.ts';
export { readVerifierTemplate } from './verifier-template.ts';

export const issuanceRoutes = [
  ...resourceRoutes,
  ...downloadRoutes,
  ...consoleIssuanceRoutes,
  ...consoleWithdrawalRoutes,
];
