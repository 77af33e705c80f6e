import type { TrustRoot } from './trust-schema.ts';

/** The witness policy of a trust root as C2SP tlog-policy text, a newline after each line (spec/kit-format.md 9.1). */
export function witnessPolicyText(root: Pick<TrustRoot, 'witness_policy'>): string {
  return root.witness_policy.map((line) => `${line}\n`).join('');
}
