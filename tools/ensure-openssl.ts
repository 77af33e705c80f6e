import { spawnSync } from 'node:child_process';

const succeeds = (command: string, args: string[]) => spawnSync(command, args, { stdio: 'ignore' }).status === 0;

/**
 * The stock-tool check of a kit needs the openssl program, which a bare machine may lack. Where Debian's packages can be installed
 * it is installed; elsewhere a person has to. Returns whether it is there.
 */
export function ensureOpenssl(): boolean {
  if (succeeds('openssl', ['version'])) return true;
  process.stdout.write('openssl is not on this machine; trying to install it from the packages of the system\n');
  succeeds('apt-get', ['update', '-qq']);
  return succeeds('apt-get', ['install', '-y', '-qq', 'openssl']) && succeeds('openssl', ['version']);
}
