import { parseManifest, parseReceipt } from '@attestlayer/kit';
import { parseEvaluation, parseProfile } from '@attestlayer/profile';
import { expect, test } from 'vitest';
import { makeTestKit, openZipBytes, packZip } from './index.ts';

test('a test kit is the same every time and consists of valid documents', async () => {
  const kit = await makeTestKit();
  const again = await makeTestKit();
  expect([...again.files]).toEqual([...kit.files]);
  expect(parseManifest(kit.files.get('manifest.json')!)).toEqual(kit.manifest);
  expect(parseReceipt(kit.files.get('receipt.json')!)).toEqual(kit.receipt);
  expect(parseProfile(kit.files.get('profile.json')!).id).toBe('TEST-01');
  expect(parseEvaluation(kit.files.get('reports/evaluation.json')!).outcome).toBe('PASS');
});

test('another variant is another kit under the same trust root', async () => {
  const kit = await makeTestKit();
  const other = await makeTestKit({ variant: 2 });
  expect(other.trust).toEqual(kit.trust);
  expect(other.receipt.receipt_id).not.toBe(kit.receipt.receipt_id);
});

test('packing and opening gives the files back', async () => {
  const { files } = await makeTestKit();
  const { form, entries } = await openZipBytes(await packZip(files));
  expect(form).toBe('zip');
  for (const entry of entries) expect(await entry.bytes(entry.size)).toEqual(files.get(entry.path));
});
