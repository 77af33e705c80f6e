import { spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { makeSoftTokens, SOFT_TOKEN_MODULE } from '@attestlayer/testing';
import { expect, test } from 'vitest';

const PAGE = new URL('../../../../docs/keys-in-hardware.md', import.meta.url);
const PAGE_MODULE = '/usr/lib/softhsm/libsofthsm2.so';

/** The blocks of the page as one script, each TypeScript block run as it stands. */
function scriptOf(page: string): string {
  return [...page.matchAll(/```(sh|ts)\n([\s\S]*?)```/g)]
    .map(([, language, code]) =>
      language === 'sh' ? code : `"$NODE" --input-type=module-typescript - <<'END'\n${code}END`,
    )
    .join('\n');
}

test.skipIf(SOFT_TOKEN_MODULE === undefined)(
  'what the page on keys in hardware says can be run from top to end',
  async () => {
    const tokens = await makeSoftTokens();
    const page = (await readFile(PAGE, 'utf8')).replaceAll(PAGE_MODULE, tokens.modulePath);
    const run = spawnSync('sh', ['-e', '-c', scriptOf(page)], {
      encoding: 'utf8',
      env: { PATH: process.env.PATH, NODE: process.execPath, SO_PIN: '12345678', TOKEN_PIN: '4711', ...tokens.env },
    });
    await tokens.remove();
    expect(run.stderr).toBe('');
    expect(run.stdout).toMatch(/^made [\w-]{43}\nverifies: true$/m);
    expect(run.status).toBe(0);
  },
);
