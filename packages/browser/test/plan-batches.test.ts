import fc from 'fast-check';
import { expect, test } from 'vitest';
import { planBatches, WHOLE_FILE_LIMIT_BYTES } from '../src/hash-batches.ts';

const files = fc.array(fc.record({ size: fc.nat({ max: 2 * WHOLE_FILE_LIMIT_BYTES }) }), { maxLength: 300 });

test('keeps every file, in order', () => {
  fc.assert(
    fc.property(files, (list) => {
      expect(planBatches(list).flat()).toEqual(list);
    }),
  );
});

test('never holds more than the limit in one batch, unless one file alone is larger', () => {
  fc.assert(
    fc.property(files, (list) => {
      for (const batch of planBatches(list)) {
        const bytes = batch.reduce((sum, { size }) => sum + size, 0);
        expect(batch.length === 1 || bytes <= WHOLE_FILE_LIMIT_BYTES).toBe(true);
      }
    }),
  );
});
