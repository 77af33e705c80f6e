import { concatBytes, encodeUtf8 } from '@attestlayer/encoding';
import type { Signer } from '@attestlayer/signature';
import { beforeAll, describe, expect, it } from 'vitest';
import { makeSigner } from '../test/make-signer.ts';
import { makeTrustRoot } from '../test/samples.ts';
import { throwsWithCode } from '../test/throws-with-code.ts';
import { keyWindow, parseTrustFile, signTrust, type TrustRoot, verifyTrustChain } from './index.ts';

let a: Signer;
let b: Signer;
let c: Signer;
let d: Signer;
let issuer: Signer;
let log: Signer;
let first: TrustRoot;

beforeAll(async () => {
  [a, b, c, d, issuer, log] = (await Promise.all(Array.from({ length: 6 }, makeSigner))) as [
    Signer,
    Signer,
    Signer,
    Signer,
    Signer,
    Signer,
  ];
  first = makeTrustRoot({ roots: [a, b, c], issuer, log });
});

const next = (change: Partial<TrustRoot> = {}): TrustRoot => ({ ...first, version: 2, ...change });

describe('verifyTrustChain', () => {
  it('accepts a pinned root that its own threshold signed', async () => {
    const pinned = await signTrust({ root: first, signers: [a, c] });
    expect(await verifyTrustChain({ pinned })).toEqual(first);
    expect(parseTrustFile(pinned).root).toEqual(first);
  });

  it('follows a rotation that old and new threshold signed', async () => {
    const pinned = await signTrust({ root: first, signers: [a, b] });
    const rotated = next({ roots: { threshold: 2, keys: [b, d].map((key) => key.publicKey.jwk) } });
    const updates = [await signTrust({ root: rotated, signers: [a, b, d] })];
    expect(await verifyTrustChain({ pinned, updates })).toEqual(rotated);
  });

  it('refuses too few signatures, a key that signs twice, and keys of one side only', async () => {
    const pinned = await signTrust({ root: first, signers: [a, b] });
    const refuses = (options: Parameters<typeof verifyTrustChain>[0]) =>
      throwsWithCode('trust_threshold_not_met', () => verifyTrustChain(options));
    await refuses({ pinned: await signTrust({ root: first, signers: [] }) });
    await refuses({ pinned: await signTrust({ root: first, signers: [a] }) });
    await refuses({ pinned: await signTrust({ root: first, signers: [a, a] }) });
    await refuses({ pinned: await signTrust({ root: first, signers: [a, d] }) });
    const rotated = next({ roots: { threshold: 2, keys: [c, d].map((key) => key.publicKey.jwk) } });
    await refuses({ pinned, updates: [await signTrust({ root: rotated, signers: [a, b] })] });
    await refuses({ pinned, updates: [await signTrust({ root: rotated, signers: [c, d] })] });
  });

  it('refuses a file in which a signature of a listed key is wrong', async () => {
    const good = await signTrust({ root: first, signers: [a, b] });
    const liar: Signer = { publicKey: c.publicKey, sign: (message) => c.sign(concatBytes(message, encodeUtf8('x'))) };
    const bad = await signTrust({ root: first, signers: [a, b, liar] });
    await throwsWithCode('trust_signature_invalid', () => verifyTrustChain({ pinned: bad }));
    await throwsWithCode('trust_jws_invalid', () => verifyTrustChain({ pinned: good.subarray(1) }));
  });

  it('refuses a version that is skipped, repeated or rolled back', async () => {
    const signers = [a, b];
    const pinned = await signTrust({ root: first, signers });
    const two = await signTrust({ root: next(), signers });
    const three = await signTrust({ root: next({ version: 3 }), signers });
    expect((await verifyTrustChain({ pinned, updates: [two, three] })).version).toBe(3);
    await throwsWithCode('trust_version_not_next', () => verifyTrustChain({ pinned, updates: [three] }));
    await throwsWithCode('trust_version_not_next', () => verifyTrustChain({ pinned, updates: [pinned] }));
    await throwsWithCode('trust_version_not_next', () => verifyTrustChain({ pinned, updates: [two, two] }));
  });

  it('refuses an update that knows less of the log', async () => {
    const pinned = await signTrust({ root: first, signers: [a, b] });
    const blind = await signTrust({ root: next({ as_of: { ...first.as_of, size: 9 } }), signers: [a, b] });
    await throwsWithCode('trust_rollback', () => verifyTrustChain({ pinned, updates: [blind] }));
  });
});

describe('signTrust', () => {
  it('refuses to sign a root that readers would refuse', async () => {
    const refuses = (code: Parameters<typeof throwsWithCode>[0], change: Partial<TrustRoot>) =>
      throwsWithCode(code, () => signTrust({ root: { ...first, ...change }, signers: [a, b] }));
    const [listed] = first.issuers as [TrustRoot['issuers'][0]];
    const [key] = listed.keys as [TrustRoot['issuers'][0]['keys'][0]];
    const [entry] = first.logs as [TrustRoot['logs'][0]];
    const withKey = (changed: Partial<typeof key>) => ({ issuers: [{ ...listed, keys: [{ ...key, ...changed }] }] });
    await refuses('trust_dates', { expires: first.created_at });
    await refuses('trust_threshold', { roots: { ...first.roots, threshold: 4 } });
    await refuses('trust_schema', { roots: { ...first.roots, threshold: 0 } });
    await refuses('trust_duplicate', { roots: { threshold: 1, keys: [a.publicKey.jwk, a.publicKey.jwk] } });
    await refuses('trust_duplicate', { roots: { threshold: 1, keys: [issuer.publicKey.jwk] } });
    await refuses('trust_duplicate', { roots: { threshold: 1, keys: [log.publicKey.jwk] } });
    await refuses('trust_duplicate', { issuers: [listed, listed] });
    await refuses('trust_duplicate', { logs: [entry, entry] });
    await refuses('trust_key_invalid', withKey({ kid: a.publicKey.kid }));
    await refuses('trust_key_invalid', withKey({ jwk: { ...key.jwk, x: 'A'.repeat(43) } }));
    await refuses('trust_key_state', withKey({ state: 'retired' }));
    await refuses('trust_key_state', withKey({ last_valid_index: 3 }));
    await refuses('trust_key_state', withKey({ state: 'retired', active_from_index: 5, last_valid_index: 4 }));
    await refuses('trust_log_invalid', { as_of: { ...first.as_of, origin: 'elsewhere.example' } });
    await refuses('trust_log_invalid', { logs: [{ ...entry, state: 'frozen' }] });
    await refuses('trust_log_invalid', { logs: [{ ...entry, vkey: 'nonsense' }] });
    await refuses('trust_log_invalid', {
      logs: [{ ...entry, origin: 'other.example' }],
      as_of: { ...first.as_of, origin: 'other.example' },
    });
    await refuses('trust_witness_policy', { witness_policy: ['quorum'] });
  });
});

describe('keyWindow', () => {
  const windowOf = (change: Partial<TrustRoot['issuers'][0]['keys'][0]>, index: number) => {
    const [listed] = first.issuers as [TrustRoot['issuers'][0]];
    const issuers = [{ ...listed, keys: listed.keys.map((key) => ({ ...key, ...change })) }];
    return keyWindow({ ...first, issuers }, 'issuer-1', issuer.publicKey.kid, index).status;
  };

  it('leaves the first bound out and takes the last one in', () => {
    const retired = { active_from_index: 5, last_valid_index: 8, state: 'retired' } as const;
    expect([5, 6, 8, 9].map((index) => windowOf(retired, index))).toEqual([
      'before_window',
      'valid',
      'valid',
      'after_window',
    ]);
    expect(windowOf({ active_from_index: 5 }, 2 ** 40)).toBe('valid');
  });

  it('refuses every index of a key whose state is unknown', () =>
    expect(windowOf({ state: 'unknown' }, 6)).toBe('state_unknown'));

  it('tells an unknown issuer from an unknown key', () => {
    expect(keyWindow(first, 'nobody', issuer.publicKey.kid, 1)).toEqual({ status: 'unknown_issuer' });
    expect(keyWindow(first, 'issuer-1', a.publicKey.kid, 1)).toEqual({ status: 'unknown_key' });
  });
});
