import { equalBytes } from '@attestlayer/encoding';
import type { Certificate } from 'pkijs';

/** A certificate that the reader trusts, and under which name. */
export type Anchor = { authority: string; certificate: Certificate };

/** A way from the signer to an anchor, both included. */
export type Chain = { authority: string; certificates: Certificate[] };

/** Root, two intermediates and the signer, with room for cross-certificates. */
const MAX_CHAIN_LENGTH = 8;

/** The certificates of a token are hostile: they can name each other as issuers in every order there is. */
const MAX_SIGNATURE_CHECKS = 64;

/**
 * Finds the chains from a certificate to the anchors by name and signature; their rules are not checked here. Certificates of
 * the token serve as intermediates only, and each of them once in a chain, so cycles end.
 *
 * Own code, because the engine of the library follows two certificates that issue each other for ever, and because it wants
 * a self-signed end, while a reader may well trust an intermediate or the certificate of the authority itself.
 */
export async function findChains(options: {
  signer: Certificate;
  intermediates: readonly Certificate[];
  anchors: readonly Anchor[];
}): Promise<Chain[]> {
  const { signer, intermediates, anchors } = options;
  let checksLeft = MAX_SIGNATURE_CHECKS;

  async function isIssuedBy(certificate: Certificate, issuer: Certificate): Promise<boolean> {
    if (!certificate.issuer.isEqual(issuer.subject) || checksLeft === 0) return false;
    checksLeft -= 1;
    try {
      return await certificate.verify(issuer);
    } catch {
      // An algorithm or key that the platform does not know: no signature that anybody here could believe.
      return false;
    }
  }

  async function extend(path: readonly Certificate[]): Promise<Chain[]> {
    const last = path.at(-1)!;
    const own = anchors.filter(({ certificate }) => isSame(certificate, last));
    if (own.length > 0) return own.map(({ authority }) => ({ authority, certificates: [...path] }));
    if (path.length === MAX_CHAIN_LENGTH) return [];
    const chains: Chain[] = [];
    for (const { authority, certificate } of anchors) {
      if (await isIssuedBy(last, certificate)) chains.push({ authority, certificates: [...path, certificate] });
    }
    for (const certificate of intermediates) {
      const isNew = !path.some((each) => isSame(each, certificate));
      if (isNew && (await isIssuedBy(last, certificate))) chains.push(...(await extend([...path, certificate])));
    }
    return chains;
  }

  return extend([signer]);
}

/** Equal in all that is signed, and so the same certificate. */
function isSame(a: Certificate, b: Certificate): boolean {
  return equalBytes(a.tbsView, b.tbsView);
}
