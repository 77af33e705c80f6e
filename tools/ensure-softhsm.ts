import { spawnSync } from 'node:child_process';

const succeeds = (command: string, args: string[]) => spawnSync(command, args, { stdio: 'ignore' }).status === 0;

/**
 * The tests of keys on a token run on SoftHSM 2, a real PKCS #11 module in software. Where Debian's packages can be installed it is
 * installed; elsewhere a person has to. Returns whether it is there.
 */
export function ensureSofthsm(): boolean {
  if (succeeds('softhsm2-util', ['--version'])) return true;
  process.stdout.write('SoftHSM 2 is not on this machine; trying to install it from the packages of the system\n');
  succeeds('apt-get', ['update', '-qq']);
  return succeeds('apt-get', ['install', '-y', '-qq', 'softhsm2']) && succeeds('softhsm2-util', ['--version']);
}
