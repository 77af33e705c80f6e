import type { IssuerKey, TrustRoot } from '@attestlayer/kit';
import { readPublicKey } from '@attestlayer/signature';
import type { Translate } from './messages.ts';

/** What a version of the trust root changed, in words; dates and `as_of` change with every version and are left out. */
export function describeChanges(t: Translate, before: TrustRoot, after: TrustRoot): string[] {
  return [
    ...changedIssuers(t, before, after),
    ...changedLogs(t, before, after),
    ...changedRoots(t, before, after),
    ...changedPolicy(t, before, after),
    ...(JSON.stringify(before.tsas) === JSON.stringify(after.tsas) ? [] : [t('change.tsas')]),
  ];
}

function changedIssuers(t: Translate, before: TrustRoot, after: TrustRoot): string[] {
  const { added, removed, kept } = compare(before.issuers, after.issuers, ({ id }) => id);
  return [
    ...added.map(({ name }) => t('change.issuer.added', { name })),
    ...removed.map(({ name }) => t('change.issuer.removed', { name })),
    ...added.flatMap(({ name, keys }) => keys.map(({ kid }) => t('change.key.added', { kid, name }))),
    ...kept.flatMap(([old, now]) => changedKeys(t, now.name, old.keys, now.keys)),
  ];
}

function changedKeys(t: Translate, name: string, before: IssuerKey[], after: IssuerKey[]): string[] {
  const { added, removed, kept } = compare(before, after, ({ kid }) => kid);
  return [
    ...added.map(({ kid }) => t('change.key.added', { kid, name })),
    ...removed.map(({ kid }) => t('change.key.removed', { kid, name })),
    ...kept
      .filter(([old, now]) => old.state !== now.state)
      .map(([, { kid, state }]) => t('change.key.state', { kid, name, state: t(`keys.state.${state}`) })),
    ...kept
      .filter(([old, now]) => old.state === now.state && !hasSameWindow(old, now))
      .map(([, { kid }]) => t('change.key.window', { kid, name })),
  ];
}

function changedLogs(t: Translate, before: TrustRoot, after: TrustRoot): string[] {
  const { added, removed, kept } = compare(before.logs, after.logs, ({ origin }) => origin);
  return [
    ...added.map(({ origin }) => t('change.log.added', { origin })),
    ...removed.map(({ origin }) => t('change.log.removed', { origin })),
    ...kept
      .filter(([old, now]) => old.state !== now.state && now.state === 'frozen')
      .map(([, { origin }]) => t('change.log.frozen', { origin })),
    ...kept.filter(([old, now]) => old.vkey !== now.vkey).map(([, { origin }]) => t('change.log.key', { origin })),
  ];
}

function changedRoots(t: Translate, before: TrustRoot, after: TrustRoot): string[] {
  const kidOf = (jwk: TrustRoot['roots']['keys'][number]) => readPublicKey(jwk).kid;
  const { added, removed } = compare(before.roots.keys, after.roots.keys, kidOf);
  const from = before.roots.threshold;
  const to = after.roots.threshold;
  return [
    ...added.map((jwk) => t('change.root.added', { kid: kidOf(jwk) })),
    ...removed.map((jwk) => t('change.root.removed', { kid: kidOf(jwk) })),
    ...(from === to ? [] : [t('change.threshold', { from, to })]),
  ];
}

function changedPolicy(t: Translate, before: TrustRoot, after: TrustRoot): string[] {
  const from = quorumLine(before);
  const to = quorumLine(after);
  if (from !== to) return [t('change.policy', { from, to })];
  const isSame = before.witness_policy.join('\n') === after.witness_policy.join('\n');
  return isSame ? [] : [t('change.policy.witnesses')];
}

/** The quorum line of the policy, which every trust root has. */
function quorumLine({ witness_policy }: TrustRoot): string {
  return witness_policy.find((line) => /^\s*quorum\s/.test(line)) ?? '';
}

function hasSameWindow(old: IssuerKey, now: IssuerKey): boolean {
  return old.active_from_index === now.active_from_index && old.last_valid_index === now.last_valid_index;
}

function compare<T>(before: readonly T[], after: readonly T[], idOf: (item: T) => string) {
  const old = new Map(before.map((item) => [idOf(item), item]));
  const now = new Map(after.map((item) => [idOf(item), item]));
  return {
    added: after.filter((item) => !old.has(idOf(item))),
    removed: before.filter((item) => !now.has(idOf(item))),
    kept: after.flatMap((item): [T, T][] => {
      const earlier = old.get(idOf(item));
      return earlier === undefined ? [] : [[earlier, item]];
    }),
  };
}
