import { spawnSync } from 'node:child_process';

const succeeds = (command: string, args: string[]) => spawnSync(command, args, { stdio: 'ignore' }).status === 0;

/**
 * The tests of the pages run in the Chromium that comes with the packages of this workspace, which a bare machine may lack the libraries
 * for. Where Debian's packages can be installed, its own Chromium brings them; elsewhere a person has to. Returns whether it starts.
 */
export function ensureChromium(): boolean {
  const starts = () => succeeds('node', ['apps/web/test/try-browser.ts']);
  if (starts()) return true;
  process.stdout.write(
    'Chromium does not start on this machine; trying to install what it needs from the packages of the system\n',
  );
  succeeds('apt-get', ['update', '-qq']);
  return succeeds('apt-get', ['install', '-y', '-qq', 'chromium']) && starts();
}
