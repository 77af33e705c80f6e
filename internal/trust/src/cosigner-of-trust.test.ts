import { makeSeedSigner } from '@attestlayer/testing';
import { formatVerifierKey } from '@attestlayer/tlog';
import { expect, test } from 'vitest';
import { makeIssuer } from '../test/issuer-fixture.ts';
import { cosignerOfTrust } from './index.ts';

const { publicKey } = await makeSeedSigner('witness');
const vkey = formatVerifierKey({ name: 'witness.example/w1', algorithm: 'cosignature-v1', publicKey });

test('asks the witnesses that the policy names, and nobody with quorum none', async () => {
  const { setUp } = await makeIssuer();
  const { root } = await setUp();
  expect(cosignerOfTrust(root)).toBeUndefined();
  const witnessed = { ...root, witness_policy: [`witness w1 ${vkey} https://w1.example/`, 'quorum w1'] };
  expect(cosignerOfTrust(witnessed)).toBeTypeOf('function');
  const nowhere = { ...root, witness_policy: [`witness w1 ${vkey}`, 'quorum w1'] };
  expect(() => cosignerOfTrust(nowhere)).toThrow(expect.objectContaining({ code: 'witness_without_url' }));
});
