import { expect, it } from 'vitest';
import { selfTestBinder } from './self-test.ts';

it.skipIf(process.platform !== 'linux' || process.arch !== 'x64')(
  'renders the stored bytes on the proven platform',
  async () => {
    const { ok, sha256, expectedSha256 } = await selfTestBinder();
    expect(sha256).toBe(expectedSha256);
    expect(ok).toBe(true);
  },
);
