import type { AnyRoute } from '../../http/index.ts';
import type { GrantStartingCredits } from './provision-partner.ts';
import { applyRoute } from './routes/applications.ts';
import { makeConsoleApplicationRoutes } from './routes/console-applications.ts';
import { consolePartnerRoutes } from './routes/console-partners.ts';

/** How an organisation becomes a partner, and what the issuer decides about it. */

export { apply } from './apply.ts';
export { acceptApplication } from './decide-application.ts';
export { holdSession } from './hold-session.ts';
export { type PartnerTables, partnerSchema } from './partner-tables.ts';
export { type GrantStartingCredits, provisionPartner } from './provision-partner.ts';

/** `grantStartingCredits` null: an accepted partner starts without credits, and is granted some later. */
export function makePartnerRoutes({
  grantStartingCredits,
}: {
  grantStartingCredits: GrantStartingCredits | null;
}): AnyRoute[] {
  return [applyRoute, ...makeConsoleApplicationRoutes(grantStartingCredits), ...consolePartnerRoutes];
}
