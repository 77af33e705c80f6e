import { decodeBase64, sha256Hex } from '@attestlayer/encoding';
import type { IssuerKey, TrustRoot } from '@attestlayer/kit';
import { readPublicKey } from '@attestlayer/signature';

/**
 * Says in words what is different between two versions of a trust root, a line for each change. It compares the two as they
 * are, whatever was meant to be changed: this is what a root holder reads before signing.
 */
export function describeChanges(before: TrustRoot, after: TrustRoot): string[] {
  return [
    `version ${before.version} to ${after.version}; expires ${after.expires} (before: ${before.expires})`,
    ...describeRoots(before, after),
    ...describeIssuers(before, after),
    ...describeLogs(before, after),
    ...describeTexts('witness policy', before.witness_policy, after.witness_policy),
    ...describeTexts('time-stamp authority', nameTsas(before), nameTsas(after)),
    `knows the log ${after.as_of.origin} up to ${after.as_of.size} entries, root ${after.as_of.root}`,
  ];
}

function describeRoots(before: TrustRoot, after: TrustRoot): string[] {
  const kids = ({ roots }: TrustRoot) => roots.keys.map((jwk) => readPublicKey(jwk).kid);
  const rule = ({ roots }: TrustRoot) => `${roots.threshold} of ${roots.keys.length}`;
  const changes = describeTexts('root key', kids(before), kids(after));
  return rule(before) === rule(after)
    ? changes
    : [...changes, `roots that must sign: ${rule(after)} (before: ${rule(before)})`];
}

function describeIssuers(before: TrustRoot, after: TrustRoot): string[] {
  const names = ({ issuers }: TrustRoot) => issuers.map(({ id, name }) => `${id} "${name}"`);
  const keys = ({ issuers }: TrustRoot) =>
    issuers.flatMap((issuer) => issuer.keys.map((key) => `${key.kid} of ${issuer.id}: ${describeKey(key)}`));
  return [
    ...describeTexts('issuer', names(before), names(after)),
    ...describeTexts('issuer key', keys(before), keys(after)),
  ];
}

/** The window of a key in words. */
export function describeKey({ state, active_from_index: from, last_valid_index: last }: IssuerKey): string {
  if (state === 'unknown') return 'unknown, good at no index';
  return `${state}, good after index ${from}${last === null ? '' : ` up to index ${last}`}`;
}

function describeLogs(before: TrustRoot, after: TrustRoot): string[] {
  const logs = ({ logs }: TrustRoot) =>
    logs.map(({ vkey, final }) =>
      final === null ? `${vkey}, active` : `${vkey}, frozen at ${final.size} entries, root ${final.root}`,
    );
  return describeTexts('log', logs(before), logs(after));
}

/** A certificate is named by the SHA-256 of its DER, as everybody prints it. */
function nameTsas({ tsas }: TrustRoot): string[] {
  const fingerprints = (certificates: string[]) => certificates.map((text) => sha256Hex(decodeBase64(text))).join(', ');
  return tsas.map(({ name, certificates }) => `"${name}", certificates ${fingerprints(certificates)}`);
}

function describeTexts(what: string, before: string[], after: string[]): string[] {
  return [
    ...before.filter((text) => !after.includes(text)).map((text) => `- ${what} ${text}`),
    ...after.filter((text) => !before.includes(text)).map((text) => `+ ${what} ${text}`),
  ];
}
