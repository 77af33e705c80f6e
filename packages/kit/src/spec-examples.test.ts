import { encodeHex, encodeUtf8, writeCanonical } from '@attestlayer/encoding';
import { publicKeyFromBytes, type Signer, signDetachedJws } from '@attestlayer/signature';
import { hashLeaf } from '@attestlayer/tlog';
import { describe, expect, it } from 'vitest';
import { appendTrail, RECEIPT_TYP, receiptLogEntry } from './index.ts';

/** RFC 8032 section 7.1 test 1, as the PKCS #8 that WebCrypto reads. */
const PRIVATE_KEY = '302e020100300506032b6570042204209d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60';
const FILE_HASH = '2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824';

/** The values that spec/kit-format.md prints: an outsider's program must get the same. */
describe('examples of the specification', () => {
  it('5.1: a leaf of the manifest tree', () => {
    const file = { path: 'README.txt', size: 5, sha256: FILE_HASH, media_type: 'text/plain', role: 'readme' };
    const leaf = encodeHex(hashLeaf(writeCanonical(file)));
    expect(leaf).toBe('29504cce4b33382026c61622f720a7d9423d389fc1b087c4851f0067d92c7b6f');
  });

  it('6.3 and 8.1: signature and log entry of a receipt', async () => {
    const receiptBytes = encodeUtf8('{"example":"not a receipt"}');
    const jws = await signDetachedJws({ signer: await importSigner(), typ: RECEIPT_TYP, payload: receiptBytes });
    expect(jws).toBe(
      'eyJhbGciOiJFZDI1NTE5Iiwia2lkIjoia1ByS19xbXhWV2FZVkE5d3dCRjZJdW8zdlZ6ejdUeEhDVHdYQnlnclM0ayIsInR5cCI6ImF0dGVzdGxheWVyLnJlY2VpcHQudjErandzIn0..aW1fumRtpEPy3OJ5-ntbAAcQ7Bwuljqjo44ytpE54wiq_C0feU1Gm7TOkUkv2J3Y6YY1afqDomI4E-_F5XxgCA',
    );
    const entry = receiptLogEntry({ receiptBytes, jws, issuerId: 'example' });
    expect(encodeHex(hashLeaf(entry))).toBe('441026032b2583809a2f595a88924c578adedbf76004b34c2af4dc6525781c1b');
  });

  it('7.1 and 7.2: the hash trail', () => {
    const first = appendTrail(null, { event: 'packet_opened', at: '2026-11-23T03:04:05.678Z', packet_id: 'packet-1' });
    const event = { event: 'record_submitted', record_id: 'record-1', sha256: FILE_HASH, size: 5 } as const;
    const second = appendTrail(first.head, { ...event, at: '2026-11-23T03:05:00.000Z' });
    expect(first.head.sha256).toBe('9d222ef173de671d2518614d15744cd49364753530fe5d4f5648496c8e7704a3');
    expect(second.head.sha256).toBe('bcaa73990c205ff21bb39d1e87f8bf19e19442452ec707de10bf99d486a3d2bc');
  });
});

async function importSigner(): Promise<Signer> {
  const pkcs8 = Uint8Array.from(PRIVATE_KEY.match(/../g)!, (byte) => Number.parseInt(byte, 16));
  const key = await crypto.subtle.importKey('pkcs8', pkcs8, 'Ed25519', true, ['sign']);
  const { x } = await crypto.subtle.exportKey('jwk', key);
  const raw = Uint8Array.from(atob(x!.replaceAll('-', '+').replaceAll('_', '/')), (byte) => byte.charCodeAt(0));
  return {
    publicKey: publicKeyFromBytes(raw),
    sign: async (message) => new Uint8Array(await crypto.subtle.sign('Ed25519', key, Uint8Array.from(message))),
  };
}
