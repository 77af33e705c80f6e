import { encodeHex, encodeUtf8 } from '@attestlayer/encoding';
import type { TrustRoot } from '@attestlayer/kit';
import { readPublicKey, verifyEd25519 } from '@attestlayer/signature';
import type { Mode } from '../../access/index.ts';
import type { AppContext } from '../../context.ts';
import { issuerIdentity } from './issuer-identity.ts';

/** Blanks and a line feed: no JWS and no signed note begins like this, so a probe is never the signature of anything else. */
const PROBE = 'attestlayer readiness probe\n';
const NONCE_BYTES = 16;

/**
 * Signs a probe with the issuer key that the next kit of a mode would be signed with, and verifies it with the public key in the
 * trust root: what readers will do.
 * @throws TrustError, SignerError, or an Error when the signature does not verify
 */
export async function checkIssuerKey(
  { config, keyRing, random }: AppContext,
  mode: Mode,
  { trust, nextIndex }: { trust: TrustRoot; nextIndex: number },
): Promise<void> {
  const kid = await keyRing.chooseIssuerKid(mode, { trust, nextIndex });
  const signer = await keyRing.issuerSigner(mode, kid);
  const message = encodeUtf8(`${PROBE}${encodeHex(random(NONCE_BYTES))}\n`);
  const signature = await signer.sign(message);
  const { id } = issuerIdentity(config, mode).issuer;
  const listed = trust.issuers.find((issuer) => issuer.id === id)?.keys.find((key) => key.kid === kid);
  const isGood = listed !== undefined && (await verifyEd25519({ key: readPublicKey(listed.jwk), message, signature }));
  if (!isGood) throw new Error(`a signature by the issuer key ${kid} does not verify with the trust root`);
}
