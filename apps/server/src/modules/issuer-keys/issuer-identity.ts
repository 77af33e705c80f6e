import type { Mode } from '../../access/index.ts';
import type { Config } from '../../config/index.ts';

/** What a mode calls its issuer and its log. */
export type IssuerIdentity = { issuer: { id: string; name: string }; origin: string };

/** The sandbox has an issuer and a log of its own, whose names say so wherever they are read. */
export function issuerIdentity({ environment, baseUrl }: Config, mode: Mode): IssuerIdentity {
  const { ISSUER_ID, ISSUER_NAME, LOG_ORIGIN } = environment;
  const origin = LOG_ORIGIN ?? `${new URL(baseUrl).hostname}/${ISSUER_ID}`;
  return mode === 'live'
    ? { issuer: { id: ISSUER_ID, name: ISSUER_NAME }, origin }
    : { issuer: { id: `${ISSUER_ID}-test`, name: `${ISSUER_NAME} (test)` }, origin: `${origin}/test` };
}
