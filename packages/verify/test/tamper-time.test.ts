import { AFTER_CHECKPOINT_PATH, CHECKPOINT_TIMESTAMP_PATH, RECEIPT_TIMESTAMP_PATH } from '@attestlayer/kit';
import { asFolder, makeTestKit } from '@attestlayer/testing';
import { expect, test } from 'vitest';
import { type VerificationReport, verifyKit } from '../src/index.ts';

/** Bounds that honest evidence in the kit gives; a tampered file may lose its own, and then the next one counts. */
const NOT_BEFORE = ['2026-04-02T09:30:00.000Z', undefined];
const NOT_AFTER = ['2026-04-02T10:05:01.501Z', '2026-04-02T10:30:00.000Z'];

const EVERY_NTH_BYTE = 13;

test.each([AFTER_CHECKPOINT_PATH, RECEIPT_TIMESTAMP_PATH, CHECKPOINT_TIMESTAMP_PATH])(
  'a changed byte of %s never moves a bound to a time for which nobody vouched',
  async (path) => {
    const kit = await makeTestKit({ attach: ['after_checkpoint', 'receipt_timestamp', 'checkpoint_timestamp'] });
    const original = kit.files.get(path)!;
    const verify = (bytes: Uint8Array): Promise<VerificationReport> => {
      const files = new Map(kit.files).set(path, bytes);
      return verifyKit({ kit: asFolder(files), trust: { pinned: kit.trust }, now: kit.now });
    };
    for (let offset = 0; offset < original.length; offset += EVERY_NTH_BYTE) {
      const { time_bracket: bracket } = await verify(original.with(offset, original[offset]! ^ 1));
      expect(NOT_BEFORE, `byte ${offset}`).toContain(bracket.not_before?.time);
      expect(NOT_AFTER, `byte ${offset}`).toContain(bracket.not_after?.time);
    }
  },
);
