import { decodeUtf8, encodeBase64, encodeHex, formatTimestamp } from '@attestlayer/encoding';
import type { RegistryView } from '../core/registry-view.ts';

/** The state of the log to which an answer belongs, with what may be said about witnessing. */
export function describeState({ origin, size, root, witnessing }: RegistryView) {
  return { origin, size, root: encodeHex(root), witnessing };
}

/** The published checkpoint in full. */
export function describeCheckpoint(view: RegistryView) {
  const { policy, quorum } = view;
  return {
    ...describeState(view),
    root_base64: encodeBase64(view.root),
    log_vkey: view.logKey.vkey,
    note: decodeUtf8(view.note),
    quorum: { required: policy.quorum, satisfied: policy.quorum === 'none' ? null : quorum.satisfied },
    witnesses: policy.witnesses.map(({ name, key }) => {
      const cosigner = view.cosigners.find(({ vkey }) => vkey === key.vkey);
      const cosignedAtMs = cosigner?.cosignedAtMs ?? null;
      return {
        name,
        vkey: key.vkey,
        cosigned: cosigner !== undefined,
        cosigned_at: cosignedAtMs === null ? null : formatTimestamp(cosignedAtMs),
      };
    }),
    trust: { version: view.trust.latest.root.version, sha256: view.trust.latest.fingerprint },
  };
}
