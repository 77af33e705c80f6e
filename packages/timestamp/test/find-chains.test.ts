import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Certificate } from 'pkijs';
import { afterAll, expect, it } from 'vitest';
import { findChains } from '../src/find-chains.ts';
import { makeAuthority } from './local-authority.ts';
import { openssl } from './openssl.ts';

const { folder, root } = makeAuthority('Any');
afterAll(() => rmSync(folder, { recursive: true }));

/** A certificate for the key of one name, issued by the key of another. */
function issue(name: string, issuer: string): Certificate {
  const by = ['-CA', `${issuer}.pem`, '-CAkey', `${issuer}.key`, '-CAcreateserial'];
  openssl(folder, 'x509', '-req', '-in', `${name}.csr`, ...by, '-out', 'cross.pem');
  return Certificate.fromBER(new Uint8Array(openssl(folder, 'x509', '-in', 'cross.pem', '-outform', 'DER')));
}

function makeKey(name: string): void {
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-keyout', `${name}.key`];
  writeFileSync(join(folder, 'x.cnf'), '[req]\ndistinguished_name=d\n[d]\n');
  openssl(folder, 'req', '-x509', '-config', 'x.cnf', ...key, '-subj', `/CN=${name}`, '-out', `${name}.pem`);
  const request = ['-new', '-config', 'x.cnf', '-key', `${name}.key`, '-subj', `/CN=${name}`];
  openssl(folder, 'req', ...request, '-out', `${name}.csr`);
}

it('ends although certificates issue each other in a circle', async () => {
  for (const name of ['a', 'b', 'c']) makeKey(name);
  const intermediates = [
    issue('a', 'b'),
    issue('b', 'a'),
    issue('a', 'c'),
    issue('c', 'a'),
    issue('b', 'c'),
    issue('c', 'b'),
  ];
  const anchors = [{ authority: 'Any', certificate: Certificate.fromBER(new Uint8Array(root)) }];
  expect(await findChains({ signer: intermediates[0]!, intermediates, anchors })).toEqual([]);
  const trusted = [{ authority: 'C', certificate: intermediates[3]! }];
  const chains = await findChains({ signer: intermediates[0]!, intermediates, anchors: trusted });
  expect(chains.length).toBeGreaterThan(0);
  expect(chains.every(({ authority, certificates }) => authority === 'C' && certificates.length <= 8)).toBe(true);
});
