/**
 * `node tools/make-timestamp-fixture.ts`: makes internal/testing/src/timestamp-fixture.json, the RFC 3161 tokens over the test
 * kit, with the certificate of their authority. Needs openssl. Every run gives other bytes (keys and signatures are new), so
 * run it only when the sealed bytes of the test kit have changed, and then `npm run make-vectors`.
 *
 * openssl stamps with the clock of the machine; the test kit lives in April 2026. So the answer of the authority is taken
 * apart, its time is set, and the authority signs that instead.
 */
import { rm, writeFile } from 'node:fs/promises';
import { encodeBase64, encodeUtf8 } from '@attestlayer/encoding';
import { RECEIPT_JWS_PATH, TLOG_PROOF_PATH } from '@attestlayer/kit';
import { makeTestKit } from '@attestlayer/testing';
import { parseTlogProof } from '@attestlayer/tlog';
import { infoOf, makeAuthority } from '../packages/timestamp/test/local-authority.ts';

const FIXTURE = new URL('../internal/testing/src/timestamp-fixture.json', import.meta.url);

/** Tag and length of a GeneralizedTime without a fraction. */
const TIME_HEADER = [0x18, 0x0f];

const authority = makeAuthority('Test Time Authority', { from: '20260101000000Z', until: '20270101000000Z' });

function stampAt(time: string, message: Uint8Array): string {
  const info = infoOf(authority, authority.stamp(message));
  const offset = info.findIndex((byte, index) => byte === TIME_HEADER[0] && info[index + 1] === TIME_HEADER[1]);
  info.set(encodeUtf8(time), offset + TIME_HEADER.length);
  return encodeBase64(authority.sign(info));
}

const { files } = await makeTestKit();
const jws = files.get(RECEIPT_JWS_PATH)!;
const { checkpoint } = parseTlogProof(files.get(TLOG_PROOF_PATH)!);
const fixture = {
  root: encodeBase64(authority.root),
  receipt: stampAt('20260402100500Z', jws),
  checkpoint: stampAt('20260403100000Z', checkpoint),
  late_receipt: stampAt('20280101000000Z', jws),
};
await writeFile(FIXTURE, `${JSON.stringify(fixture, null, 2)}\n`);
await rm(authority.folder, { recursive: true });
