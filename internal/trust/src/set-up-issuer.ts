import { formatTimestamp, parseTimestamp } from '@attestlayer/encoding';
import { signTrust, type TrustRoot } from '@attestlayer/kit';
import type { AppendResult, Sequencer } from '@attestlayer/log';
import type { PublicKey, Signer } from '@attestlayer/signature';
import { formatVerifierKey } from '@attestlayer/tlog';
import { checkpointState } from './checkpoint-state.ts';
import { type CurrentTrust, findCurrentTrust, readCurrentTrust } from './current-trust.ts';
import { activateKey } from './log-key-event.ts';
import { logTrustVersion } from './publish-trust.ts';
import type { TrustStore } from './trust-store.ts';

/** A reader who never comes back for a newer trust root stops trusting this one after a year. */
export const TRUST_LIFETIME_MS = 365 * 24 * 60 * 60 * 1000;

export type SetUpIssuerInput = {
  store: TrustStore;
  /** The log of the issuer, opened for appending. */
  log: Sequencer;
  issuer: { id: string; name: string };
  keys: { issuer: PublicKey; log: PublicKey; root: Signer };
  /** RFC 3339 UTC with milliseconds. */
  createdAt: string;
  /** Default one year. */
  lifetimeMs?: number;
};

/**
 * Makes the first trust root of an issuer: the activation of the issuer key in the log, version 1 signed by a 1-of-1 root with
 * `quorum none`, and its announcement in the log. Every step can be run again after a crash; a trust root that is there already
 * is never made anew.
 *
 * @throws LogError as append; KitError `trust_*` for names and times that the format refuses
 */
export async function setUpIssuer(input: SetUpIssuerInput): Promise<CurrentTrust> {
  const { store, log, issuer, keys } = input;
  if ((await findCurrentTrust(store)) === null) {
    const activation = await activateKey(log, { issuerId: issuer.id, key: keys.issuer });
    const root = makeFirstRoot(input, activation);
    await store.write(1, await signTrust({ root, signers: [keys.root] }));
  }
  const current = await readCurrentTrust(store);
  await logTrustVersion(log, 1, current.files[0]!);
  return current;
}

function makeFirstRoot(input: SetUpIssuerInput, activation: AppendResult): TrustRoot {
  const { log, issuer, keys, createdAt, lifetimeMs = TRUST_LIFETIME_MS } = input;
  const { origin } = log;
  const vkey = formatVerifierKey({ name: origin, algorithm: 'ed25519', publicKey: keys.log });
  const { kid, jwk } = keys.issuer;
  const key = { kid, jwk, active_from_index: activation.index, last_valid_index: null, state: 'active' as const };
  return {
    schema: 'attestlayer.trust.v1',
    version: 1,
    created_at: createdAt,
    expires: formatTimestamp(parseTimestamp(createdAt) + lifetimeMs),
    as_of: checkpointState(activation.checkpoint),
    roots: { threshold: 1, keys: [keys.root.publicKey.jwk] },
    issuers: [{ id: issuer.id, name: issuer.name, keys: [key] }],
    logs: [{ origin, vkey, state: 'active', final: null }],
    witness_policy: [`log ${vkey}`, 'quorum none'],
    tsas: [],
  };
}
