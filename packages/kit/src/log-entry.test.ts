import { encodeUtf8, sha256Hex } from '@attestlayer/encoding';
import { type Signer, signDetachedJws } from '@attestlayer/signature';
import { beforeAll, describe, expect, it } from 'vitest';
import { makeSigner } from '../test/make-signer.ts';
import { makeManifest, makeReceipt } from '../test/samples.ts';
import { throwsWithCode } from '../test/throws-with-code.ts';
import {
  parseLogEntry,
  RECEIPT_TYP,
  type RevokeEntry,
  receiptLogEntry,
  signRevokeEntry,
  signWithdrawEntry,
  verifyRevokeEntry,
  verifyWithdrawEntry,
  type WithdrawEntry,
  writeLogEntry,
  writeReceipt,
} from './index.ts';

const hash = sha256Hex(encodeUtf8('x'));
let issuer: Signer;
let other: Signer;
let third: Signer;
beforeAll(async () => {
  [issuer, other, third] = (await Promise.all([makeSigner(), makeSigner(), makeSigner()])) as [Signer, Signer, Signer];
});

describe('receiptLogEntry', () => {
  it('holds the hash and the signature of the receipt', async () => {
    const receiptBytes = writeReceipt(makeReceipt(makeManifest()));
    const jws = await signDetachedJws({ signer: issuer, typ: RECEIPT_TYP, payload: receiptBytes });
    const entry = parseLogEntry(receiptLogEntry({ receiptBytes, jws, issuerId: 'issuer-1' }));
    expect(entry).toEqual({
      entry: 'receipt.v1',
      issuer: 'issuer-1',
      kid: issuer.publicKey.kid,
      receipt_sha256: sha256Hex(receiptBytes),
      signature: jws.split('.')[2],
    });
    const foreign = await signDetachedJws({ signer: issuer, typ: 'other+jws', payload: receiptBytes });
    await throwsWithCode('entry_jws_invalid', () =>
      receiptLogEntry({ receiptBytes, jws: foreign, issuerId: 'issuer-1' }),
    );
  });
});

describe('parseLogEntry', () => {
  it('reads the other entries', () => {
    const { kid, jwk } = issuer.publicKey;
    for (const entry of [
      { entry: 'key.v1', action: 'activate', issuer: 'issuer-1', kid, x: jwk.x },
      { entry: 'trust.v1', version: 2, trust_sha256: hash },
    ] as const) {
      expect(parseLogEntry(writeLogEntry(entry))).toEqual(entry);
    }
  });

  it('refuses what it does not know, and contradictions', async () => {
    const { kid, jwk } = issuer.publicKey;
    await throwsWithCode('entry_schema', () => parseLogEntry(encodeUtf8('{"entry":"receipt.v9"}')));
    await throwsWithCode('entry_too_large', () => parseLogEntry(new Uint8Array(65_536)));
    await throwsWithCode('entry_key_mismatch', () =>
      writeLogEntry({ entry: 'key.v1', action: 'activate', issuer: 'i', kid: other.publicKey.kid, x: jwk.x }),
    );
    await throwsWithCode('entry_key_mismatch', () =>
      writeLogEntry({ entry: 'key.v1', action: 'activate', issuer: 'i', kid, x: 'A'.repeat(43) }),
    );
    await throwsWithCode('entry_superseded_by', () =>
      signWithdrawEntry({
        statement: { issuer: 'i', kind: 'superseded', receipt_sha256: hash, superseded_by: null },
        signer: issuer,
      }),
    );
    await throwsWithCode('entry_window', () =>
      signRevokeEntry({ statement: { issuer: 'i', kid, last_valid_index: 7, state: 'unknown' }, signers: [other] }),
    );
  });
});

describe('withdraw.v1', () => {
  it('verifies under the key that signed it, and not when anything changed', async () => {
    const statement = { issuer: 'issuer-1', kind: 'superseded', receipt_sha256: hash, superseded_by: hash } as const;
    const entry = parseLogEntry(await signWithdrawEntry({ statement, signer: issuer })) as WithdrawEntry;
    const key = issuer.publicKey;
    expect(await verifyWithdrawEntry({ entry, key })).toBe(true);
    expect(await verifyWithdrawEntry({ entry, key: other.publicKey })).toBe(false);
    expect(await verifyWithdrawEntry({ entry: { ...entry, issuer: 'issuer-2' }, key })).toBe(false);
    expect(await verifyWithdrawEntry({ entry: { ...entry, kind: 'withdrawn', superseded_by: null }, key })).toBe(false);
  });
});

describe('revoke.v1', () => {
  it('needs the threshold of the roots', async () => {
    const statement = {
      issuer: 'issuer-1',
      kid: issuer.publicKey.kid,
      last_valid_index: 7,
      state: 'compromised',
    } as const;
    const entry = parseLogEntry(await signRevokeEntry({ statement, signers: [other, third] })) as RevokeEntry;
    const keys = [other.publicKey, third.publicKey];
    expect(await verifyRevokeEntry({ entry, roots: { keys, threshold: 2 } })).toBe(true);
    expect(await verifyRevokeEntry({ entry, roots: { keys: [other.publicKey], threshold: 2 } })).toBe(false);
    expect(await verifyRevokeEntry({ entry: { ...entry, last_valid_index: 70 }, roots: { keys, threshold: 1 } })).toBe(
      false,
    );
  });
});
