import { IssuerError } from './issuer-error.ts';

/** The two places in the built page that an issuer fills in; tools/build-verifier.ts leaves them exactly so. */
const TRUST_PLACEHOLDER = '<script type="application/json" id="attestlayer-pinned-trust">null</script>';
const COPY_PLACEHOLDER = '<script type="application/json" id="attestlayer-copy">{"origin":"instance"}</script>';

export type OfflineVerifierInput = {
  /** The built page, apps/verifier/dist/index.html. */
  template: string;
  /** The trust root file that the page trusts. */
  pinnedTrust: Uint8Array;
  /** `kit`: a copy that travels in a kit and says so; `instance`: a page that the issuer hands out by itself. */
  origin: 'kit' | 'instance';
  /** Where to get an independent copy. */
  sourceUrl: string;
};

/**
 * Pins a trust root in the offline verifier page.
 * @throws IssuerError `verifier_template_invalid` when the page lacks one of the two places
 */
export function pinOfflineVerifier(input: OfflineVerifierInput): string {
  const trust = JSON.parse(new TextDecoder().decode(input.pinnedTrust));
  return [
    [TRUST_PLACEHOLDER, 'attestlayer-pinned-trust', trust],
    [COPY_PLACEHOLDER, 'attestlayer-copy', { origin: input.origin, source_url: input.sourceUrl }],
  ].reduce((page, [placeholder, id, value]) => fill(page, placeholder, id, value), input.template);
}

function fill(page: string, placeholder: string, id: string, value: unknown): string {
  if (page.split(placeholder).length !== 2) {
    throw new IssuerError('verifier_template_invalid', `the offline verifier page has no single place for ${id}`);
  }
  // "<" is escaped so that no value can end the script element (HTML 4.12.1.3).
  const json = JSON.stringify(value).replaceAll('<', '\\u003c');
  return page.replace(placeholder, () => `<script type="application/json" id="${id}">${json}</script>`);
}
