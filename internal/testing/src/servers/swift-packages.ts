import { execFile } from 'node:child_process';
import { access, mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** What Swift and the interpreter of the system need beyond a bare Debian: 22 packages, 20 MB unpacked. */
const PACKAGES = [
  'python3-swift',
  'python3-pastedeploy',
  'python3-eventlet',
  'python3-greenlet',
  'python3-netifaces',
  'python3-dnspython',
  'python3-pyeclib',
  'liberasurecode1',
  'libisal2',
  'python3-xattr',
  'python3-cffi-backend',
  'python3-lxml',
  'libxml2',
  'libxslt1.1',
  'python3-requests',
  'python3-urllib3',
  'python3-idna',
  'python3-charset-normalizer',
  'python3-chardet',
  'python3-certifi',
  'python3-six',
  'python3-pkg-resources',
];

const CACHE = fileURLToPath(new URL('../../../../node_modules/.cache/attestlayer-swift/', import.meta.url));

/** The interpreter that Debian's packages are built for; another one that comes first on the path cannot load them. */
export const SYSTEM_PYTHON = '/usr/bin/python3';

/**
 * Unpacks Swift beside the installed npm packages, without installing anything on the machine.
 * @returns the environment in which the interpreter finds it
 */
export async function provideSwift(): Promise<NodeJS.ProcessEnv> {
  const root = join(CACHE, 'root');
  const isThere = await access(root).then(
    () => true,
    () => false,
  );
  if (!isThere) await unpack(root);
  const libraries = await readdir(join(root, 'usr/lib'));
  return {
    PATH: process.env.PATH,
    PYTHONPATH: join(root, 'usr/lib/python3/dist-packages'),
    LD_LIBRARY_PATH: libraries
      .filter((name) => name.includes('-linux-'))
      .map((name) => join(root, 'usr/lib', name))
      .join(':'),
  };
}

async function unpack(root: string): Promise<void> {
  await mkdir(CACHE, { recursive: true });
  const folder = await mkdtemp(join(CACHE, 'download-'));
  try {
    await download(folder);
    for (const name of await readdir(folder)) await run('dpkg', ['-x', join(folder, name), join(folder, 'root')]);
    await rename(join(folder, 'root'), root).catch((error: NodeJS.ErrnoException) => {
      // Another test process was faster; its packages are the same.
      if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function download(folder: string): Promise<void> {
  const get = () => run('apt-get', ['download', '-qq', ...PACKAGES], { cwd: folder });
  try {
    await get();
  } catch {
    // A fresh machine has no lists, or old ones.
    await run('apt-get', ['update', '-qq']);
    await get();
  }
}
