import { decodeHex, encodeHex, encodeUtf8, sha256Hex } from '@attestlayer/encoding';
import { RECEIPT_PATH, verifyTrustVersions } from '@attestlayer/kit';
import { readStatusView } from '@attestlayer/log';
import { readJwks } from '@attestlayer/signature';
import {
  hashLeaf,
  openCheckpoint,
  parseTlogProof,
  parseVerifierKey,
  verifyConsistency,
  verifyInclusion,
} from '@attestlayer/tlog';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { KIT_RECEIPT_INDEX, makeFixture, RECEIPTS, type RegistryFixture } from './fixture.ts';

let fixture: RegistryFixture;

beforeAll(async () => {
  fixture = await makeFixture();
});

afterAll(async () => {
  expect(fixture.errors).toEqual([]);
  await fixture.close();
});

// biome-ignore lint/suspicious/noExplicitAny: the tests look at members one by one
async function getJson(path: string): Promise<any> {
  const response = await fixture.get(path);
  expect(response.status).toBe(200);
  return response.json();
}

async function getBytes(path: string): Promise<Uint8Array> {
  const response = await fixture.get(path);
  expect(response.status).toBe(200);
  return new Uint8Array(await response.arrayBuffer());
}

const logKey = () => parseVerifierKey(fixture.trust.logs[0]!.vkey);
const kitReceipt = () => sha256Hex(fixture.kit.files.get(RECEIPT_PATH)!);

/** Checks a proof file as an outsider does; gives what it proves. */
async function checkProofFile(file: Uint8Array, entry: Uint8Array): Promise<{ index: number; size: number }> {
  const { index, proof, checkpoint: bytes } = parseTlogProof(file);
  const { checkpoint } = await openCheckpoint({ bytes, origin: logKey().name, logKey: logKey() });
  verifyInclusion({ leafHash: hashLeaf(entry), index, size: checkpoint.size, proof, root: checkpoint.root });
  return { index, size: checkpoint.size };
}

test('the latest checkpoint is described as it is', async () => {
  const latest = await getJson('/v1/checkpoints/latest.json');
  const { checkpoint } = await openCheckpoint({
    bytes: encodeUtf8(latest.note),
    origin: logKey().name,
    logKey: logKey(),
  });
  expect(latest).toMatchObject({
    origin: checkpoint.origin,
    size: fixture.log.size,
    root: encodeHex(checkpoint.root),
    witnessing: 'inactive',
    quorum: { required: 'none', satisfied: null },
    witnesses: [],
    trust: { version: 2, sha256: sha256Hex(fixture.trustFiles[1]!) },
  });
});

describe('inclusion', () => {
  test.each(['index', 'leaf_hash', 'receipt_sha256'])('by %s verifies', async (by) => {
    const entry = await getBytes(`/v1/entries/${KIT_RECEIPT_INDEX}`);
    const leafHash = hashLeaf(entry);
    const value = { index: KIT_RECEIPT_INDEX, leaf_hash: encodeHex(leafHash), receipt_sha256: kitReceipt() }[by];
    const answer = await getJson(`/v1/proofs/inclusion?${by}=${value}`);
    expect(answer).toMatchObject({ index: KIT_RECEIPT_INDEX, size: fixture.log.size, leaf_hash: encodeHex(leafHash) });
    const { checkpoint } = await openCheckpoint({
      bytes: encodeUtf8(answer.note),
      origin: logKey().name,
      logKey: logKey(),
    });
    const proof = answer.hashes.map(decodeHex);
    verifyInclusion({ leafHash, index: answer.index, size: checkpoint.size, proof, root: checkpoint.root });
  });

  test('of every entry verifies at a smaller size too', async () => {
    for (const size of [1, 2, 255, 256, 257, 300]) {
      for (const index of [0, size - 1]) {
        const { root, hashes, leaf_hash, note } = await getJson(`/v1/proofs/inclusion?index=${index}&size=${size}`);
        expect(note).toBeNull();
        const proof = hashes.map(decodeHex);
        verifyInclusion({ leafHash: decodeHex(leaf_hash), index, size, proof, root: decodeHex(root) });
      }
    }
  });

  test.each([
    ['by path', '/v1/proofs/inclusion.tlog-proof', {}],
    ['by Accept', '/v1/proofs/inclusion', { headers: { accept: 'text/plain' } }],
  ])('as a file, %s, verifies', async (_, path, init) => {
    const response = await fixture.get(`${path}?receipt_sha256=${kitReceipt()}`, init);
    expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    const file = new Uint8Array(await response.arrayBuffer());
    const entry = await getBytes(`/v1/entries/${KIT_RECEIPT_INDEX}`);
    expect(await checkProofFile(file, entry)).toEqual({ index: KIT_RECEIPT_INDEX, size: fixture.log.size });
  });
});

test('consistency between any two sizes verifies', async () => {
  for (const [from, to] of [
    [0, 1],
    [1, 1],
    [3, 256],
    [256, 300],
    [17, fixture.log.size],
  ] as const) {
    const answer = await getJson(`/v1/proofs/consistency?from=${from}&to=${to}`);
    verifyConsistency({
      oldSize: from,
      oldRoot: decodeHex(answer.from.root),
      newSize: to,
      newRoot: decodeHex(answer.to.root),
      proof: answer.hashes.map(decodeHex),
    });
  }
  expect((await getJson('/v1/proofs/consistency?from=1')).to.size).toBe(fixture.log.size);
});

describe('receipts', () => {
  test('issued, with a proof that verifies', async () => {
    const answer = await getJson(`/v1/receipts/${kitReceipt()}`);
    expect(answer).toMatchObject({ status: 'issued', index: KIT_RECEIPT_INDEX, key_valid_at_index: true });
    const path = (url: string) => new URL(url).pathname;
    const [file, entry] = await Promise.all([getBytes(path(answer.proof_url)), getBytes(path(answer.entry_url))]);
    expect(await checkProofFile(file, entry)).toMatchObject({ index: KIT_RECEIPT_INDEX });
  });

  test.each([
    ['withdrawn', { status: 'withdrawn', index: 3, withdrawn_by_index: 303, superseded_by: null }],
    ['superseded', { status: 'superseded', index: 4, withdrawn_by_index: 304, superseded_by: RECEIPTS.successor }],
    ['successor', { status: 'issued' }],
    ['slandered', { status: 'issued', withdrawn_by_index: null }],
    ['unkeyed', { status: 'unknown', index: 306, key_valid_at_index: false }],
    ['absent', { status: 'unknown', index: null, key_valid_at_index: null, proof_url: null }],
  ] as const)('%s', async (which, expected) => {
    expect(await getJson(`/v1/receipts/${RECEIPTS[which]}`)).toMatchObject({
      ...expected,
      receipt_sha256: RECEIPTS[which],
      as_of: { size: fixture.log.size, witnessing: 'inactive' },
    });
  });

  test('the status view is the one that is read from the whole log', async () => {
    const [pinned, ...updates] = fixture.trustFiles;
    const versions = await verifyTrustVersions({ pinned: pinned!, updates });
    const expected = await readStatusView({ directory: fixture.logFolder, versions });
    expect(expected.withdrawn).toHaveLength(2);
    expect(expected.revoked).toHaveLength(1);
    expect(await getJson('/v1/status.json')).toEqual({ schema: 'attestlayer.status.v1', ...expected });
  });
});

describe('keys and trust', () => {
  test('key sets hold the keys of the latest trust root, but none that somebody else may have', async () => {
    const kids = async (path: string) => readJwks(await getJson(path)).map(({ kid }) => kid);
    const { keys } = fixture.trust.issuers[0]!;
    const issuerKids = keys.filter(({ state }) => state !== 'compromised').map(({ kid }) => kid);
    expect(issuerKids.length).toBeLessThan(keys.length);
    expect(await kids('/v1/jwks/issuer.jwks.json')).toEqual(issuerKids);
    expect(await kids('/.well-known/jwks.json')).toEqual(issuerKids);
    expect(await kids('/v1/jwks/registry.jwks.json')).toEqual([logKey().publicKey.kid]);
  });

  test('every version is served as it was signed', async () => {
    const { versions, latest } = await getJson('/v1/trust/versions.json');
    expect(latest).toBe(2);
    for (const [position, bytes] of fixture.trustFiles.entries()) {
      const path = `/v1/trust/trust.${position + 1}.json`;
      expect(await getBytes(path)).toEqual(bytes);
      expect(versions[position]).toMatchObject({ version: position + 1, sha256: sha256Hex(bytes) });
    }
    expect(await getBytes('/v1/trust/latest.json')).toEqual(fixture.trustFiles[1]);
  });
});

describe('bad requests', () => {
  const HASH = 'a'.repeat(64);
  test.each([
    ['/v1/proofs/inclusion', 400, 'parameter_missing'],
    ['/v1/proofs/inclusion?index=-1', 400, 'parameter_malformed'],
    ['/v1/proofs/inclusion?index=', 400, 'parameter_malformed'],
    ['/v1/proofs/inclusion?index=01', 400, 'parameter_malformed'],
    ['/v1/proofs/inclusion?index=1.0', 400, 'parameter_malformed'],
    ['/v1/proofs/inclusion?index=1e3', 400, 'parameter_malformed'],
    ['/v1/proofs/inclusion?index=9007199254740993', 400, 'parameter_malformed'],
    ['/v1/proofs/inclusion?index=9007199254740991', 404, 'index_out_of_range'],
    ['/v1/proofs/inclusion?index=309', 404, 'index_out_of_range'],
    ['/v1/proofs/inclusion?index=5&size=5', 404, 'index_out_of_range'],
    ['/v1/proofs/inclusion?index=5&size=310', 404, 'size_out_of_range'],
    ['/v1/proofs/inclusion?index=5&size=0', 404, 'index_out_of_range'],
    ['/v1/proofs/inclusion?index=1&index=2', 400, 'parameter_unknown'],
    ['/v1/proofs/inclusion?index=1&leafhash=2', 400, 'parameter_unknown'],
    [`/v1/proofs/inclusion?index=1&leaf_hash=${HASH}`, 400, 'parameter_conflict'],
    [`/v1/proofs/inclusion?leaf_hash=${HASH}`, 404, 'entry_not_found'],
    [`/v1/proofs/inclusion?leaf_hash=${HASH.toUpperCase()}`, 400, 'parameter_malformed'],
    [`/v1/proofs/inclusion?receipt_sha256=${HASH}`, 404, 'entry_not_found'],
    ['/v1/proofs/inclusion.tlog-proof?index=1&size=200', 400, 'size_not_signed'],
    ['/v1/proofs/consistency', 400, 'parameter_missing'],
    ['/v1/proofs/consistency?from=-1&to=2', 400, 'parameter_malformed'],
    ['/v1/proofs/consistency?from=3&to=2', 404, 'size_out_of_range'],
    ['/v1/proofs/consistency?from=1&to=310', 404, 'size_out_of_range'],
    ['/v1/entries/-1', 400, 'parameter_malformed'],
    ['/v1/entries/309', 404, 'index_out_of_range'],
    [`/v1/receipts/${HASH.toUpperCase()}`, 400, 'parameter_malformed'],
    ['/v1/receipts/nothing', 400, 'parameter_malformed'],
    [`/v1/receipts/${HASH}.tlog-proof`, 404, 'entry_not_found'],
    ['/v1/trust/trust.0.json', 404, 'trust_version_not_found'],
    ['/v1/trust/trust.01.json', 400, 'parameter_malformed'],
    ['/v1/trust/trust.3.json', 404, 'trust_version_not_found'],
    ['/v1/status.json?at=1', 400, 'parameter_unknown'],
    ['/v1/nothing', 404, 'not_found'],
    ['/tile/0/999', 404, 'tile_not_found'],
    ['/tile/0/001.p/54', 404, 'tile_not_found'],
    ['/tile/0/001.p/0', 404, 'tile_not_found'],
    ['/tile/0/000.p/257', 404, 'tile_not_found'],
    ['/tile/64/000', 404, 'tile_not_found'],
    ['/tile/00/000', 404, 'tile_not_found'],
    ['/tile/0/x000/001', 404, 'tile_not_found'],
    ['/tile/entries/..%2f..%2findex.sqlite', 404, 'tile_not_found'],
    ['/tile/entries/%2e%2e/%2e%2e/index.sqlite', 404, 'not_found'],
    ['/tile/0/%FF', 404, 'tile_not_found'],
  ])('%s is %i %s', async (path, status, code) => {
    const response = await fixture.get(path);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(response.headers.get('cache-control')).toBe('no-store');
    const type = `http://registry.test/problems#${code}`;
    expect(await response.json()).toMatchObject({
      status,
      code,
      type,
      title: expect.any(String),
      detail: expect.any(String),
    });
    expect(response.status).toBe(status);
  });

  test('an address that is too long is refused', async () => {
    const response = await fixture.get(`/v1/receipts/${'a'.repeat(3000)}`);
    expect(response.status).toBe(414);
    expect(await response.json()).toMatchObject({ code: 'url_too_long' });
  });

  test.each(['POST', 'PUT', 'DELETE'])('%s is refused', async (method) => {
    const response = await fixture.get('/v1/status.json', { method });
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('GET, HEAD, OPTIONS');
  });
});
