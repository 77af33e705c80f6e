import { encodeUtf8 } from '@attestlayer/encoding';
import { parseLogEntry } from '@attestlayer/kit';
import type { Signer } from '@attestlayer/signature';
import { expect, test } from 'vitest';
import { ISSUER, issuerKey, makeIssuer, roots } from '../test/issuer-fixture.ts';
import {
  combineProposals,
  combineRevocations,
  logRevocation,
  publishTrust,
  readRevocation,
  signProposal,
  signRevocation,
  writeRevocation,
} from './index.ts';

const [first, second, third, fourth] = roots as [Signer, Signer, Signer, Signer];
const stolen = { issuerId: ISSUER.id, kid: issuerKey.publicKey.kid };

async function setUpTwoOfThree() {
  const issuer = await makeIssuer();
  const { files } = await issuer.setUp();
  const proposal = await issuer.propose(
    { kind: 'add_root_key', key: second.publicKey },
    { kind: 'add_root_key', key: third.publicKey },
    { kind: 'set_threshold', threshold: 2 },
  );
  const signed = await Promise.all([first, second].map((signer) => signProposal({ files, proposal, signer })));
  const { root: trust } = await publishTrust({ ...issuer, file: combineProposals(signed) });
  return { ...issuer, trust };
}

test('a key is revoked by the threshold of the roots, each signing apart, and by nobody else', async () => {
  const { trust, log } = await setUpTwoOfThree();
  const file = await writeRevocation({ ...stolen, end: { state: 'compromised', lastValidIndex: 7 } });
  expect(readRevocation(file)).toMatchObject({ kid: stolen.kid, last_valid_index: 7, state: 'compromised' });
  const one = await signRevocation({ trust, file, signer: first });
  const two = await signRevocation({ trust, file, signer: third });
  for (const few of [file, one, combineRevocations([one, one, file])])
    await expect(logRevocation({ trust, file: few, log })).rejects.toMatchObject({ code: 'revocation_not_signed' });
  for (const signer of [issuerKey, fourth])
    await expect(signRevocation({ trust, file, signer })).rejects.toMatchObject({ code: 'signer_not_root' });

  const size = log.size;
  const both = combineRevocations([one, two]);
  const { index } = await logRevocation({ trust, file: both, log });
  expect(await logRevocation({ trust, file: both, log })).toMatchObject({ index: size });
  for await (const { bytes } of log.entries(index)) expect(parseLogEntry(bytes)).toMatchObject({ entry: 'revoke.v1' });
});

test('a key of which nobody knows since when it is out of control is good at no index', async () => {
  const file = await writeRevocation({ ...stolen, end: { state: 'unknown' } });
  expect(readRevocation(file)).toMatchObject({ last_valid_index: 0, state: 'unknown' });
});

test('files that are no revocation, or another one, are refused', async () => {
  const { trust, propose, log } = await setUpTwoOfThree();
  const invalid = expect.objectContaining({ code: 'revocation_invalid' });
  expect(() => readRevocation(encodeUtf8('{}'))).toThrow(invalid);
  const proposal = await propose();
  expect(() => readRevocation(proposal)).toThrow(invalid);
  await expect(logRevocation({ trust, file: proposal, log })).rejects.toMatchObject({ code: 'revocation_invalid' });
  const file = await writeRevocation({ ...stolen, end: { state: 'unknown' } });
  const other = await writeRevocation({ ...stolen, end: { state: 'compromised', lastValidIndex: 1 } });
  expect(() => combineRevocations([file, other])).toThrow(expect.objectContaining({ code: 'file_differs' }));
});
