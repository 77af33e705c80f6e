/**
 * `npm run complete-lock`: run it after `npm install` has changed package-lock.json.
 *
 * A mirror of the registry may lack the builds of a package for other platforms. npm then leaves them out of the lock file, and
 * `npm ci` refuses the lock file as out of step. This names each of them with the version that is asked for and the platform in
 * its name, so that npm skips it here and finds it on a machine that can use it.
 */
import { readFile, writeFile } from 'node:fs/promises';

type LockEntry = {
  version?: string;
  dev?: boolean;
  optional?: boolean;
  os?: string[];
  cpu?: string[];
  libc?: string[];
  optionalDependencies?: Record<string, string>;
};
type LockFile = { packages: Record<string, LockEntry> };

const SYSTEMS = ['android', 'darwin', 'freebsd', 'linux', 'openharmony', 'win32'];
const PROCESSORS = ['arm64', 'arm', 'ia32', 'ppc64', 'riscv64', 's390x', 'x64'];

function platformOf(name: string): Pick<LockEntry, 'os' | 'cpu' | 'libc'> | null {
  const words = name.split(/[/-]/);
  const system = SYSTEMS.find((candidate) => words.includes(candidate));
  const processor = PROCESSORS.find((candidate) => words.includes(candidate));
  if (!system || !processor) return null;
  const libc = words.some((word) => word.startsWith('musl')) ? 'musl' : system === 'linux' ? 'glibc' : null;
  return { os: [system], cpu: [processor], ...(libc ? { libc: [libc] } : {}) };
}

const lock = JSON.parse(await readFile('package-lock.json', 'utf8')) as LockFile;
const added: string[] = [];
for (const [path, entry] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    const platform = platformOf(name);
    if (!platform || lock.packages[`node_modules/${name}`] || lock.packages[`${path}/node_modules/${name}`]) continue;
    lock.packages[`node_modules/${name}`] = {
      version,
      ...(entry.dev ? { dev: true } : {}),
      optional: true,
      ...platform,
    };
    added.push(name);
  }
}
const sorted = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
await writeFile('package-lock.json', `${JSON.stringify({ ...lock, packages: sorted }, null, 2)}\n`);
process.stdout.write(`named ${added.length} packages of other platforms\n`);
