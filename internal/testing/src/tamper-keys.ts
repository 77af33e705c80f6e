import { encodeUtf8, type JsonValue, writeCanonical } from '@attestlayer/encoding';
import {
  JWKS_PATH,
  parseReceipt,
  parseTrustFile,
  RECEIPT_JWS_PATH,
  RECEIPT_PATH,
  RECEIPT_TYP,
  type Receipt,
  receiptLogEntry,
  signTrust,
  TLOG_PROOF_PATH,
  TRUST_PATH,
} from '@attestlayer/kit';
import { type Signer, signDetachedJws, writeJwks } from '@attestlayer/signature';
import { formatVerifierKey } from '@attestlayer/tlog';
import { makeEarlierLeaves, makeProof } from './make-log.ts';
import { makeSeedSigner } from './seed-signer.ts';
import { asBothForms, type KitFiles, replace, type TamperCase } from './tamper-case.ts';

/** The keys of somebody who can write every byte of the kit, and has no key of the issuer, the log or the roots. */
type Thief = { issuer: Signer; log: Signer; root: Signer };

/**
 * The receipt signed again by another key that the kit itself vouches for: first in its key list, then in its trust root,
 * then with a log of its own; and the same with the key id of the real issuer kept.
 */
export async function* signAgain(files: KitFiles): AsyncGenerator<TamperCase> {
  const thief = await makeThief();
  const original = parseReceipt(files.get(RECEIPT_PATH)!);
  for (const kid of [thief.issuer.publicKey.kid, original.issuer.kid]) {
    const resigned = await resign(thief, original, kid);
    const withJwks = { ...resigned.files, [JWKS_PATH]: writeCanonical(writeJwks([thief.issuer.publicKey])) };
    const withTrust = { ...withJwks, [TRUST_PATH]: await forgeTrust(thief, files, original) };
    const withLog = { ...withTrust, [TLOG_PROOF_PATH]: await forgeProof(thief, resigned.entry) };
    const name = kid === original.issuer.kid ? 'under the kid of the issuer' : 'under its own kid';
    yield* asBothForms('signed again', name, replace(files, resigned.files));
    yield* asBothForms('signed again', `${name}, key list`, replace(files, withJwks));
    yield* asBothForms('signed again', `${name}, key list and trust root`, replace(files, withTrust));
    yield* asBothForms('signed again', `${name}, key list, trust root and log`, replace(files, withLog));
  }
}

async function makeThief(): Promise<Thief> {
  const [issuer, log, root] = await Promise.all(['thief', 'thief log', 'thief root'].map(makeSeedSigner));
  return { issuer: issuer!, log: log!, root: root! };
}

async function resign(
  thief: Thief,
  original: Receipt,
  kid: string,
): Promise<{ files: Record<string, Uint8Array>; entry: Uint8Array }> {
  const receiptBytes = writeCanonical({ ...original, issuer: { ...original.issuer, kid } } as JsonValue);
  const jws = await signDetachedJws({ signer: thief.issuer, typ: RECEIPT_TYP, payload: receiptBytes });
  return {
    files: { [RECEIPT_PATH]: receiptBytes, [RECEIPT_JWS_PATH]: encodeUtf8(jws) },
    entry: receiptLogEntry({ receiptBytes, jws, issuerId: original.issuer.id }),
  };
}

/** A trust root that looks like the one in the kit, with the thief's keys in every role. */
async function forgeTrust(thief: Thief, files: KitFiles, { issuer, log }: Receipt): Promise<Uint8Array> {
  const { root } = parseTrustFile(files.get(TRUST_PATH)!);
  const { kid, jwk } = thief.issuer.publicKey;
  const key = { kid, jwk, active_from_index: 0, last_valid_index: null, state: 'active' as const };
  const vkey = formatVerifierKey({ name: log.origin, algorithm: 'ed25519', publicKey: thief.log.publicKey });
  return signTrust({
    root: {
      ...root,
      roots: { threshold: 1, keys: [thief.root.publicKey.jwk] },
      issuers: [{ id: issuer.id, name: issuer.name, keys: [key] }],
      logs: [{ origin: log.origin, vkey, state: 'active', final: null }],
      as_of: { ...root.as_of, origin: log.origin },
      witness_policy: ['quorum none'],
    },
    signers: [thief.root],
  });
}

function forgeProof(thief: Thief, entry: Uint8Array): Promise<Uint8Array> {
  const earlierLeaves = makeEarlierLeaves(thief.issuer);
  return makeProof({ earlierLeaves, entry, logKey: thief.log, witnesses: [], edit: {} });
}
