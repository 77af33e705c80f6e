import { join } from 'node:path';
import { libraryPath, unpackDebianPackages } from './debian-packages.ts';

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

/** The interpreter that Debian's packages are built for; another one that comes first on the path cannot load them. */
export const SYSTEM_PYTHON = '/usr/bin/python3';

/** Provides Swift without installing anything. @returns the environment in which the interpreter finds it */
export async function provideSwift(): Promise<NodeJS.ProcessEnv> {
  const root = await unpackDebianPackages('swift', PACKAGES);
  return {
    PATH: process.env.PATH,
    PYTHONPATH: join(root, 'usr/lib/python3/dist-packages'),
    LD_LIBRARY_PATH: await libraryPath(root),
  };
}
