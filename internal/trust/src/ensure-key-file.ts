import { access, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { ensureFolder, syncFolder } from '@attestlayer/disk';
import { createKeyFile, type OpenedKey, type OpenStoredKeyInput, openStoredKey } from '@attestlayer/signer';

/**
 * Opens the key at `path`, in a file or on the token that is named there, and makes a key file first where there is nothing. A
 * crash leaves no file or a whole one, so set-up can be run again. The caller makes sure that one process at a time does so.
 *
 * @throws SignerError as openStoredKey
 */
export async function ensureKeyFile(options: OpenStoredKeyInput): Promise<OpenedKey> {
  const { path, role, secrets } = options;
  if (!(await exists(path))) {
    const unfinished = `${path}.new`;
    await ensureFolder(dirname(path));
    // Nobody has seen the key of a run that did not get to the rename.
    await rm(unfinished, { force: true });
    await createKeyFile({ role, path: unfinished, passphrase: await secrets.passphrase() });
    await rename(unfinished, path);
    await syncFolder(dirname(path));
  }
  return openStoredKey(options);
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
