import { encodeUtf8 } from '@attestlayer/encoding';
import type { Signer } from '@attestlayer/signature';
import { type MemoryLog, makeMemoryLog, makeSeedSigner } from '@attestlayer/testing';
import { type NoteKey, openCheckpoint, parseWitnessPolicy, type WitnessPolicy } from '@attestlayer/tlog';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { conflict, makeTestWitness, ORIGIN, type TestWitness } from '../test/test-witness.ts';
import { createWitnessClient, type Fetch, type WitnessClientOptions, WitnessingError } from './index.ts';

const NOW_SECONDS = 1_800_000_000;

let logSigner: Signer;
let witnessSigners: Signer[];
let log: MemoryLog;
let witnesses: [TestWitness, TestWitness, TestWitness];
beforeAll(async () => {
  logSigner = await makeSeedSigner('log');
  witnessSigners = await Promise.all(['w1', 'w2', 'w3'].map(makeSeedSigner));
});
const makeLog = (label = 'entry') => makeMemoryLog({ origin: ORIGIN, signer: logSigner, label });
beforeEach(() => {
  log = makeLog();
  witnesses = ['w1', 'w2', 'w3'].map((name, index) => makeTestWitness(name, witnessSigners[index]!)) as never;
});

function policyOf(quorum: string): WitnessPolicy {
  const lines = witnesses.map(({ name, key }) => `witness ${name} ${key.vkey}`);
  return parseWitnessPolicy([...lines, 'group two 2 w1 w2 w3', `quorum ${quorum}`, ''].join('\n'));
}

/** The network of the test: finds the witness by URL. */
const fetchWitness: Fetch = async (url, { body }) => {
  const witness = witnesses.find((candidate) => `${candidate.url}add-checkpoint` === url);
  if (witness === undefined) throw new TypeError('fetch failed', { cause: new Error('no such host') });
  return witness.answer(body as Uint8Array, log.key);
};

function makeClient(options: Partial<WitnessClientOptions> = {}) {
  return createWitnessClient({
    policy: policyOf('two'),
    witnesses: witnesses.map(({ url, key }) => ({ url, key })),
    fetch: fetchWitness,
    timeoutMs: 5000,
    now: () => NOW_SECONDS * 1000,
    ...options,
  });
}

/** Names of the witnesses whose cosignatures verify, as a reader of the note sees it. */
async function cosignersOf(bytes: Uint8Array, logKey: NoteKey = log.key): Promise<string[]> {
  const witnessKeys = witnesses.map(({ key }) => key);
  const { cosignatures } = await openCheckpoint({ bytes, origin: ORIGIN, logKey, witnessKeys });
  return cosignatures.map(({ key }) => key.name);
}

describe('collect', () => {
  it('asks every witness and adds its cosignature behind the signature of the log', async () => {
    const input = await log.at(5);
    const result = await makeClient().collect(input);
    expect(result).toMatchObject({
      state: 'quorum_met',
      quorum: { satisfied: true, required: 'two', witnesses: ['w1', 'w2', 'w3'] },
      outcomes: witnesses.map(({ name }) => ({ witness: name, status: 'cosigned', timestamp: NOW_SECONDS })),
    });
    expect(await cosignersOf(result.checkpoint)).toEqual(['w1.example', 'w2.example', 'w3.example']);
    expect(result.checkpoint.subarray(0, input.checkpoint.length)).toEqual(input.checkpoint);
  });

  it('remembers the size of each witness, and proves from there', async () => {
    const client = makeClient();
    await client.collect(await log.at(5));
    expect(await client.collect(await log.at(9))).toMatchObject({ state: 'quorum_met' });
    for (const { requests } of witnesses) expect(requests.map(({ oldSize }) => oldSize)).toEqual([0, 5]);
  });

  it('proves from the size that a witness names (409)', async () => {
    await makeClient().collect(await log.at(5));
    expect(await makeClient().collect(await log.at(9))).toMatchObject({ state: 'quorum_met' });
    for (const { requests } of witnesses) expect(requests.map(({ oldSize }) => oldSize)).toEqual([0, 0, 5]);
  });

  it('gets new cosignatures for a checkpoint that was asked for before', async () => {
    const client = makeClient();
    for (const _ of [1, 2]) expect(await client.collect(await log.at(5))).toMatchObject({ state: 'quorum_met' });
    expect(await makeClient().collect(await log.at(5))).toMatchObject({ state: 'quorum_met' });
  });

  it('says which witness failed and still uses the others', async () => {
    witnesses[1].instead = () => new Response(null, { status: 503 });
    const result = await makeClient().collect(await log.at(5));
    expect(result.state).toBe('quorum_met');
    expect(result.outcomes[1]).toMatchObject({ witness: 'w2', status: 'failed', code: 'refused' });
    expect(await cosignersOf(result.checkpoint)).toEqual(['w1.example', 'w3.example']);
  });

  it('says that the quorum is missed', async () => {
    witnesses[0].instead = witnesses[1].instead = () => new Response(null, { status: 503 });
    const result = await makeClient().collect(await log.at(5));
    expect(result).toMatchObject({ state: 'quorum_missed', quorum: { satisfied: false, witnesses: ['w3'] } });
  });

  it('claims nothing under "quorum none", with and without witnesses', async () => {
    const input = await log.at(5);
    const policy = policyOf('none');
    expect(await makeClient({ policy }).collect(input)).toMatchObject({ state: 'inactive' });
    const alone = await makeClient({ policy, witnesses: [] }).collect(input);
    expect(alone).toEqual({
      checkpoint: input.checkpoint,
      state: 'inactive',
      quorum: { satisfied: true, required: 'none', witnesses: [] },
      outcomes: [],
    });
  });
});

describe('a witness that disagrees', () => {
  it('is ahead when it remembers more than we ever showed it', async () => {
    await makeClient().collect(await log.at(9));
    const result = await makeClient().collect(await log.at(5));
    expect(result.outcomes[0]).toEqual({ witness: 'w1', status: 'ahead', size: 9 });
    expect(result.state).toBe('quorum_missed');
  });

  it('is only superseded when we have shown it more ourselves', async () => {
    const client = makeClient();
    await client.collect(await log.at(9));
    const late = await client.collect(await log.at(5));
    expect(late.outcomes[0]).toMatchObject({ status: 'failed', code: 'superseded' });
  });

  it('shows a split view when it has another root for the size', async () => {
    await makeClient().collect(await log.at(5));
    log = makeLog('other');
    const result = await makeClient().collect(await log.at(5));
    expect(result.outcomes[0]).toEqual({ witness: 'w1', status: 'split', size: 5 });
    witnesses[0].instead = ({ oldSize }) => (oldSize === 5 ? new Response('differs', { status: 409 }) : conflict(5));
    const silent = await makeClient().collect(await log.at(5));
    expect(silent.outcomes[0]).toEqual({ witness: 'w1', status: 'split', size: 5 });
  });

  it('shows a split view when our proof does not start from its tree (422)', async () => {
    await makeClient().collect(await log.at(5));
    log = makeLog('other');
    const result = await makeClient().collect(await log.at(9));
    expect(result.outcomes[0]).toEqual({ witness: 'w1', status: 'split', size: 5 });
  });
});

describe('a witness that answers badly', () => {
  const respond = (text: string) => new Response(encodeUtf8(text));
  it.each([
    ['404', () => new Response(null, { status: 404 }), 'log_unknown'],
    ['403', () => new Response(null, { status: 403 }), 'log_key_refused'],
    ['400', () => new Response(null, { status: 400 }), 'refused'],
    ['422 where there is nothing to prove', () => new Response(null, { status: 422 }), 'refused'],
    ['204', () => new Response(null, { status: 204 }), 'refused'],
    ['an empty answer', () => respond(''), 'answer_malformed'],
    ['a page', () => respond('<html>\n'), 'answer_malformed'],
    ['too much', () => respond('x'.repeat(300_000)), 'answer_malformed'],
    ['409 without a size', () => new Response('no', { status: 409 }), 'answer_malformed'],
    ['409 with the size that was sent', () => conflict(0), 'answer_malformed'],
    ['409 with another size each time', ({ oldSize }: { oldSize: number }) => conflict((oldSize + 1) % 5), 'refused'],
    ['a cosignature of nobody known', () => respond('— w9.example AAAAAAAA\n'), 'cosignature_invalid'],
  ])('%s', async (_what, instead, code) => {
    witnesses[0].instead = instead;
    const result = await makeClient().collect(await log.at(5));
    expect(result.outcomes[0]).toMatchObject({ witness: 'w1', status: 'failed', code });
    expect(await cosignersOf(result.checkpoint)).toEqual(['w2.example', 'w3.example']);
  });

  it('with the cosignature of another checkpoint', async () => {
    const other = makeTestWitness('w1', witnessSigners[0]!);
    const elsewhere = await makeLog('other').at(5);
    const old = await other.answer(new Uint8Array([...encodeUtf8('old 0\n\n'), ...elsewhere.checkpoint]), log.key);
    witnesses[0].instead = () => old;
    const result = await makeClient().collect(await log.at(5));
    expect(result.outcomes[0]).toMatchObject({ status: 'failed', code: 'cosignature_invalid' });
    expect(await cosignersOf(result.checkpoint)).toEqual(['w2.example', 'w3.example']);
  });

  it('with the cosignature of another witness, which then counts once only', async () => {
    const twin = makeTestWitness('w2', witnessSigners[1]!);
    witnesses[0].instead = async (request) =>
      twin.answer(new Uint8Array([...encodeUtf8('old 0\n\n'), ...request.checkpoint]), log.key);
    const result = await makeClient().collect(await log.at(5));
    expect(result.outcomes[0]).toMatchObject({ status: 'failed', code: 'cosignature_invalid' });
    expect(result.quorum.witnesses).toEqual(['w2', 'w3']);
  });

  it('with a time ahead of ours', async () => {
    witnesses[0].timestampSeconds = NOW_SECONDS + 301;
    witnesses[1].timestampSeconds = NOW_SECONDS + 300;
    const result = await makeClient().collect(await log.at(5));
    expect(result.outcomes[0]).toMatchObject({ status: 'failed', code: 'cosignature_from_future' });
    expect(result.outcomes[1]).toMatchObject({ status: 'cosigned' });
  });

  it('not at all', async () => {
    const fetch: Fetch = (url, init) =>
      url.includes('w1')
        ? Promise.reject(new TypeError('fetch failed', { cause: new Error('connect ECONNREFUSED') }))
        : fetchWitness(url, init);
    const result = await makeClient({ fetch }).collect(await log.at(5));
    expect(result.outcomes[0]).toMatchObject({ status: 'failed', code: 'unreachable' });
  });

  it('too late', async () => {
    const fetch: Fetch = (url, init) =>
      url.includes('w1')
        ? new Promise((_, reject) => init.signal!.addEventListener('abort', () => reject(init.signal!.reason)))
        : fetchWitness(url, init);
    const result = await makeClient({ fetch, timeoutMs: 50 }).collect(await log.at(5));
    expect(result.outcomes[0]).toMatchObject({ status: 'failed', code: 'timeout' });
    expect(result.state).toBe('quorum_met');
  });

  it('from a size for which we cannot make a proof', async () => {
    await makeClient().collect(await log.at(5));
    const prove = () => Promise.reject(new Error('no tile'));
    const result = await makeClient().collect({ ...(await log.at(9)), prove });
    expect(result.outcomes[0]).toMatchObject({ status: 'failed', code: 'proof_unavailable' });
  });
});

describe('createWitnessClient', () => {
  it.each([
    ['witness_not_in_policy', () => [{ url: 'https://w.example/', key: log.key }]],
    ['witness_url_invalid', () => [{ url: 'w1.example', key: witnesses[0].key }]],
    ['witness_url_invalid', () => [{ url: 'file:///w1', key: witnesses[0].key }]],
    ['witness_url_invalid', () => [{ url: 'https://w1.example/?a=b', key: witnesses[0].key }]],
    ['witness_repeated', () => [witnesses[0], witnesses[0]]],
    ['witnesses_too_many', () => Array.from({ length: 16 }, () => witnesses[0])],
  ])('refuses with %s', (code, make) => {
    const attempt = () => makeClient({ witnesses: make() });
    expect(attempt).toThrow(WitnessingError);
    expect(attempt).toThrow(expect.objectContaining({ code }));
  });
});
