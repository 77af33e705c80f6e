import { readdirSync, readFileSync } from 'node:fs';
import { sha256Hex } from '@attestlayer/encoding';
import { afterEach, describe, expect, it } from 'vitest';
import { createInspector, type Inspector } from './inspector.ts';
import { makePdf, writeTemporaryFile } from './test-fixtures.ts';

const isLinux = process.platform === 'linux';

let inspector: Inspector;
afterEach(() => inspector.close());

/** Forms that draw each other ten times, nine deep: PDFium follows them until its memory ends. */
function makeFormBomb(): Buffer {
  const firstForm = 6;
  const objects = Array.from({ length: 9 }, (_, level) => {
    const content = level === 8 ? '0 0 m 1 1 l S' : '/X Do '.repeat(10);
    const resources = level === 8 ? '' : `/Resources<</XObject<</X ${firstForm + level + 1} 0 R>>>>`;
    return `<</Type/XObject/Subtype/Form/BBox[0 0 9 9]${resources}/Length ${content.length}>>stream\n${content}\nendstream`;
  });
  const pdf = makePdf({ text: 'x'.repeat(40), objects }).toString('latin1');
  const drawForm = '/X Do '.padEnd('BT /F1 12 Tf 72 720 Td () Tj ET'.length + 40);
  return Buffer.from(
    pdf
      .replace(`BT /F1 12 Tf 72 720 Td (${'x'.repeat(40)}) Tj ET`, drawForm)
      .replace('/Font<</F1 3 0 R>>', `/XObject<</X ${firstForm} 0 R>>`),
    'latin1',
  );
}

function findChildren(): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      try {
        const status = readFileSync(`/proc/${pid}/status`, 'latin1');
        const isOurs = status.includes(`\nPPid:\t${process.pid}\n`);
        return isOurs && readFileSync(`/proc/${pid}/cmdline`, 'latin1').includes('inspect.child');
      } catch {
        return false;
      }
    });
}

describe('createInspector', () => {
  it('gives hash, size and facts, one file after another through one process', async () => {
    inspector = createInspector();
    const path = await writeTemporaryFile('Host,Owner\na,b\n');
    const [facts, again] = await Promise.all([
      inspector.inspect({ path, name: 'hosts.csv' }),
      inspector.inspect({ path, name: 'hosts.txt' }),
    ]);
    expect(facts).toMatchObject({ sha256: sha256Hex(Buffer.from('Host,Owner\na,b\n')), size: 15, type: 'csv' });
    expect(again.type).toBe('txt');
    expect(inspector.measure().restarts).toBe(0);
  });

  it('rejects for a file that is not there, and once closed', async () => {
    inspector = createInspector();
    const path = await writeTemporaryFile('text');
    await expect(inspector.inspect({ path: `${path}-absent`, name: 'a.txt' })).rejects.toMatchObject({
      code: 'file_unreadable',
    });
    await inspector.close();
    await expect(inspector.inspect({ path, name: 'a.txt' })).rejects.toMatchObject({ code: 'inspector_closed' });
  });

  it('kills at the deadline and goes on with a new process', async () => {
    inspector = createInspector({ limits: { timeoutMs: 1, timeoutPerMegabyteMs: 100_000 } });
    const short = await writeTemporaryFile('text');
    const facts = await inspector.inspect({ path: short, name: 'a.txt' });
    expect(facts).toMatchObject({ refusal: { code: 'inspection_limits' }, size: 4 });
    const longer = await writeTemporaryFile('a line\n'.repeat(100_000));
    expect((await inspector.inspect({ path: longer, name: 'a.txt' })).text?.lines).toBe(100_000);
    expect(inspector.measure().restarts).toBe(1);
  });

  it.runIf(isLinux)('kills a bomb that eats memory; the next file is read as ever', async () => {
    inspector = createInspector({ limits: { memoryBytes: 400_000_000 } });
    const bomb = await inspector.inspect({ path: await writeTemporaryFile(makeFormBomb()), name: 'bomb.pdf' });
    expect(bomb.refusal?.code).toBe('inspection_limits');
    const next = await inspector.inspect({ path: await writeTemporaryFile(makePdf()), name: 'a.pdf' });
    expect(next.pdf?.pages).toBe(1);
    expect(inspector.measure().restarts).toBe(1);
  });

  it.runIf(isLinux)('turns a crash into a problem', async () => {
    inspector = createInspector();
    const path = await writeTemporaryFile('a,b\n'.repeat(4_000_000));
    const answer = inspector.inspect({ path, name: 'a.csv' });
    while (findChildren().length === 0) await new Promise((resolve) => setTimeout(resolve, 10));
    for (const pid of findChildren()) process.kill(pid, 'SIGABRT');
    expect((await answer).problem?.code).toBe('inspection_failed');
    const next = await inspector.inspect({ path: await writeTemporaryFile('text'), name: 'a.txt' });
    expect(next.type).toBe('txt');
  });

  it('never repeats a secret in facts', async () => {
    inspector = createInspector();
    const secret = `ghp_${'Z9y8X7w6V5u4'.repeat(3)}`;
    const facts = await inspector.inspect({ path: await writeTemporaryFile(`a\n${secret}\n`), name: 'a.txt' });
    expect(facts.refusal?.code).toBe('secret_found');
    expect(JSON.stringify(facts)).not.toContain('Z9y8X7w6');
  });
});
