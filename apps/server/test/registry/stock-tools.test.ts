import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { sha256Hex } from '@attestlayer/encoding';
import { blobSource, openZip, RECEIPT_PATH, TLOG_PROOF_PATH } from '@attestlayer/kit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { KIT_RECEIPT_INDEX } from './fixture.ts';
import { type ServedFixture, serveFixture } from './serve-fixture.ts';

let served: ServedFixture;
let folder: string;

beforeAll(async () => {
  served = await serveFixture();
  folder = await mkdtemp(join(tmpdir(), 'attestlayer-stock-'));
});

afterAll(async () => {
  await served.close();
  await rm(folder, { recursive: true });
});

async function getBytes(path: string): Promise<Uint8Array> {
  const response = await fetch(`${served.url}${path}`);
  expect(response.status).toBe(200);
  return new Uint8Array(await response.arrayBuffer());
}

/** Writes files below a new folder. */
async function unpack(name: string, files: Iterable<[string, Uint8Array]>): Promise<string> {
  const target = join(folder, name);
  for (const [path, bytes] of files) {
    await mkdir(dirname(join(target, path)), { recursive: true });
    await writeFile(join(target, path), bytes);
  }
  return target;
}

async function readZip(bytes: Uint8Array): Promise<Map<string, Uint8Array>> {
  const { entries } = await openZip(blobSource(new Blob([bytes as Uint8Array<ArrayBuffer>])));
  const files = await Promise.all(
    entries.map(async (entry): Promise<[string, Uint8Array]> => [entry.path, await entry.bytes(entry.size)]),
  );
  return new Map(files);
}

/** Not synchronous: the shell asks the server of this process. */
function run(command: string, arguments_: string[], cwd: string): Promise<{ status: number | null; output: string }> {
  return new Promise((resolve) => {
    const child = spawn(command, arguments_, { cwd });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (part) => {
        output += part;
      });
    child.on('close', (status) => resolve({ status, output }));
  });
}

describe('the entry page', () => {
  test.each([0, KIT_RECEIPT_INDEX, 255, 256, 308])('its commands check entry %i', async (index) => {
    const page = await (await fetch(`${served.url}/log/${index}`)).text();
    const shown = page.match(/<pre class="command" tabindex="0">(curl [^<]*)<\/pre>/)?.[1] ?? '';
    const commands = shown.replaceAll('&#39;', "'").replaceAll('&quot;', '"').replaceAll('&amp;', '&');
    const cwd = await unpack(`entry-${index}`, [['empty', new Uint8Array()]]);
    const { status, output } = await run('sh', ['-eu', '-c', commands], cwd);
    expect(output).toContain(`ok: entry ${index} is in the log`);
    expect(status).toBe(0);

    await writeFile(join(cwd, 'entry.json'), 'another entry');
    const changed = commands.split('\n').at(-1)!;
    const refused = await run('sh', ['-eu', '-c', changed], cwd);
    expect(refused).toEqual({ status: 1, output: 'failed: the entry is not in this tree\n' });
  });

  test('another key is refused', async () => {
    const cwd = join(folder, `entry-${KIT_RECEIPT_INDEX}`);
    await writeFile(join(cwd, 'entry.json'), await getBytes(`/v1/entries/${KIT_RECEIPT_INDEX}`));
    const [name] = served.trust.logs[0]!.vkey.split('+');
    const vkey = `${name}+00000000+${Buffer.alloc(33, 1).toString('base64')}`;
    const { status, output } = await run('sh', ['check-entry.sh', 'entry.json', 'entry.tlog-proof', vkey], cwd);
    expect([status, output]).toEqual([1, 'failed: the log did not sign this checkpoint\n']);
  });
});

describe('verify-kit.zip', () => {
  test('is the same each time, and everything in it is what it says', async () => {
    const zip = await getBytes('/verify-kit.zip');
    expect(await getBytes('/v1/verify-kit.zip')).toEqual(zip);
    const files = await readZip(zip);
    const kit = await unpack('verify-kit', files);
    expect(await run('sha256sum', ['--check', '--strict', '--quiet', 'SHA256SUMS'], kit)).toEqual({
      status: 0,
      output: '',
    });
    expect(files.get('trust/trust.2.json')).toEqual(served.trustFiles[1]);
    expect(files.get('checkpoint')).toEqual(await getBytes('/checkpoint'));
    expect(files.get('status.json')).toEqual(await getBytes('/v1/status.json'));
    const text = (path: string) => new TextDecoder().decode(files.get(path));
    expect(text('README.txt')).toContain(sha256Hex(served.trustFiles[0]!));
    expect(text('README.txt')).toContain('No witnessing is active (quorum none)');
    expect(text('verifier.html')).toContain(`"payload":"${JSON.parse(text('trust/trust.2.json')).payload}"`);
  });

  test('its script checks a kit, and refuses one that was changed', async () => {
    const { kit } = served;
    const receipt = sha256Hex(kit.files.get(RECEIPT_PATH)!);
    const files = new Map(kit.files).set(TLOG_PROOF_PATH, await getBytes(`/v1/receipts/${receipt}.tlog-proof`));
    const good = await unpack('kit', files);
    const script = join(folder, 'verify-kit/verify.sh');
    const { status, output } = await run('sh', [script, good], folder);
    expect(output.split('\n').map((line) => line.slice(0, 24))).toEqual(
      [
        'ok: the files are exactly',
        'ok: the receipt names thi',
        'ok: the receipt is signed',
        'ok: entry 2 is in the log',
        'ok: the key was good at i',
        'ok: not withdrawn in the ',
        '',
      ].map((line) => line.slice(0, 24)),
    );
    expect(status).toBe(0);

    const evidence = [...kit.files.keys()].find((path) => path.startsWith('evidence/'))!;
    const changed = await unpack('changed', new Map(files).set(evidence, new TextEncoder().encode('changed')));
    expect((await run('sh', [script, changed], folder)).output).toContain(
      'failed: a file is not the one that is listed',
    );

    const withdrawn = join(folder, 'verify-kit/status.json');
    await writeFile(withdrawn, `{"withdrawn":[{"index":3,"kind":"withdrawn","receipt_sha256":"${receipt}"}]}`);
    const refused = await run('sh', [script, good], folder);
    expect(refused.output).toContain('failed: the receipt has been withdrawn or superseded');
    expect(refused.status).toBe(1);
  });
});
