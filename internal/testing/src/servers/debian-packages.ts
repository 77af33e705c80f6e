import { execFile } from 'node:child_process';
import { access, mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);

const CACHE = fileURLToPath(new URL('../../../../node_modules/.cache/', import.meta.url));

/**
 * Unpacks packages of Debian beside the installed npm packages, once, without installing anything on the machine.
 * @param name of the folder that keeps them
 * @returns the root that they are unpacked in
 */
export async function unpackDebianPackages(name: string, packages: readonly string[]): Promise<string> {
  const cache = join(CACHE, `attestlayer-${name}`);
  const root = join(cache, 'root');
  const isThere = await access(root).then(
    () => true,
    () => false,
  );
  if (!isThere) await unpack(cache, root, packages);
  return root;
}

/** The folders with the libraries below such a root, as LD_LIBRARY_PATH takes them. */
export async function libraryPath(root: string): Promise<string> {
  const libraries = await readdir(join(root, 'usr/lib'));
  return libraries
    .filter((name) => name.includes('-linux-'))
    .map((name) => join(root, 'usr/lib', name))
    .join(':');
}

async function unpack(cache: string, root: string, packages: readonly string[]): Promise<void> {
  await mkdir(cache, { recursive: true });
  const folder = await mkdtemp(join(cache, 'download-'));
  try {
    await download(folder, packages);
    for (const name of await readdir(folder)) await run('dpkg', ['-x', join(folder, name), join(folder, 'root')]);
    await rename(join(folder, 'root'), root).catch((error: NodeJS.ErrnoException) => {
      // Another test process was faster; its packages are the same.
      if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function download(folder: string, packages: readonly string[]): Promise<void> {
  const get = () => run('apt-get', ['download', '-qq', ...packages], { cwd: folder });
  try {
    await get();
  } catch {
    // A fresh machine has no lists, or old ones.
    await run('apt-get', ['update', '-qq']);
    await get();
  }
}
