import { access, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { ensureFolder, syncFolder } from '@attestlayer/disk';
import type { Signer } from '@attestlayer/signature';
import { createKeyFile, type KeyRole, openKeyFile } from '@attestlayer/signer';

/**
 * Opens the key file at `path`, and makes it first where there is none. A crash leaves no file or a whole one, so set-up can be
 * run again. The caller makes sure that one process at a time does so.
 *
 * @throws SignerError as openKeyFile
 */
export async function ensureKeyFile(options: { path: string; role: KeyRole; passphrase: string }): Promise<Signer> {
  const { path } = options;
  if (!(await exists(path))) {
    const unfinished = `${path}.new`;
    await ensureFolder(dirname(path));
    // Nobody has seen the key of a run that did not get to the rename.
    await rm(unfinished, { force: true });
    await createKeyFile({ ...options, path: unfinished });
    await rename(unfinished, path);
    await syncFolder(dirname(path));
  }
  return openKeyFile(options);
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
