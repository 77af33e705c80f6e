import { findUsableKey, requireUsableKey, TrustError } from '@attestlayer/trust';
import { CliError } from './cli-error.ts';
import { type HomeKey, listHomeKeys } from './home-keys.ts';
import { activeOrigin } from './home-log.ts';
import type { Home } from './open-home.ts';

/**
 * Finds the issuer key to sign with: the one of this home that the trust root lists as good for the next entry of the log.
 *
 * @throws CliError `issuer_key_missing`, `issuer_key_not_valid`
 */
export async function chooseIssuerKey({ paths, settings, trust }: Home, nextIndex: number): Promise<HomeKey> {
  const keys = (await listHomeKeys(paths)).filter(({ role }) => role === 'issuer');
  const origin = activeOrigin(trust.root);
  const question = { versions: trust.versions, origin, issuerId: settings.issuer.id, nextIndex };
  const usable = findUsableKey({ ...question, kids: keys.map(({ publicKey }) => publicKey.kid) });
  const chosen = keys.find(({ publicKey }) => publicKey.kid === usable?.kid);
  if (chosen !== undefined) return chosen;
  const reasons = keys.map(({ publicKey }) => explain({ ...question, kid: publicKey.kid }));
  if (reasons.length === 0)
    throw new CliError({
      code: 'issuer_key_missing',
      message: `there is no issuer key in ${paths.keys}`,
      hint: 'restore the keys folder from a backup, or make a new key with "attestlayer keys generate --role issuer"',
    });
  throw new CliError({
    code: 'issuer_key_not_valid',
    message: `no issuer key here is good for the next kit: ${reasons.join('; ')}`,
    hint: 'activate a key with "attestlayer keys activate" and publish the trust root that lists it; see docs/runbooks/rotate-issuer-key.md',
  });
}

function explain(question: Parameters<typeof requireUsableKey>[0]): string {
  try {
    requireUsableKey(question);
  } catch (error) {
    if (error instanceof TrustError) return error.message;
    throw error;
  }
  throw new Error('a key that is good was not chosen');
}
