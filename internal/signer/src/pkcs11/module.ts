import { realpath } from 'node:fs/promises';
import { SignerError } from '../signer-error.ts';
import { bindCryptoki, type Cryptoki } from './cryptoki.ts';
import { loadLibrary } from './library.ts';
import { createLoginMemory, type LoginMemory } from './login-memory.ts';
import { createQueue, type Queue } from './queue.ts';

/** A module that is initialised; all its users in this process share it, because PKCS #11 state belongs to the process. */
export type Module = {
  cryptoki: Cryptoki;
  /** Runs one task at a time: sessions and logins are never used by two at once. */
  run: Queue;
  logins: LoginMemory;
  /** Counts the initialisations. A session of an earlier one is dead, and its number may belong to another session now. */
  epoch(): number;
  /** Initialises the module anew, which is how many of them notice that a token came or went; within a task only. */
  restart(): Promise<void>;
};

type Entry = { module: Module; acquire(): Promise<void>; release(): Promise<void> };

/** By real path, so that two names of one library share its state. Entries stay: a library is never unloaded. */
const entries = new Map<string, Promise<Entry>>();

/**
 * Loads and initialises a module, and gives it with the function that ends its use; after the last use it is finalised.
 * @throws SignerError `pkcs11_module_unusable`, `pkcs11_failed`
 */
export async function acquireModule(path: string): Promise<{ module: Module; release(): Promise<void> }> {
  const entry = await findEntry(path);
  await entry.acquire();
  return { module: entry.module, release: entry.release };
}

async function findEntry(path: string): Promise<Entry> {
  let realPath: string;
  try {
    realPath = await realpath(path);
  } catch (cause) {
    throw new SignerError('pkcs11_module_unusable', `the PKCS #11 module ${path} does not exist`, { cause });
  }
  let entry = entries.get(realPath);
  if (entry === undefined) {
    entry = loadLibrary(realPath).then((library) => createEntry(bindCryptoki(library)));
    entries.set(realPath, entry);
    // What could not be loaded may be installed later.
    entry.catch(() => entries.delete(realPath));
  }
  return entry;
}

function createEntry(cryptoki: Cryptoki): Entry {
  const run = createQueue();
  const logins = createLoginMemory();
  let users = 0;
  let epoch = 0;
  let isOurs = false;
  const start = async () => {
    isOurs = await cryptoki.initialize();
    epoch += 1;
    logins.clear();
  };
  // A module whose token is gone may refuse this, and nothing depends on it: whether it can be initialised is what counts.
  const finish = () => cryptoki.finalize().catch(() => undefined);
  const restart = async () => {
    if (!isOurs) return;
    await finish();
    await start();
  };
  return {
    module: { cryptoki, run, logins, epoch: () => epoch, restart },
    acquire: () =>
      run(async () => {
        if (users === 0) await start();
        users += 1;
      }),
    release: () =>
      run(async () => {
        users -= 1;
        if (users === 0 && isOurs) await finish();
      }),
  };
}
