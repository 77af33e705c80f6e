import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where the packages of the system put the module of SoftHSM 2, a PKCS #11 token in software. */
const MODULE_PATHS = [
  '/usr/lib/softhsm/libsofthsm2.so',
  '/usr/lib64/pkcs11/libsofthsm2.so',
  '/opt/homebrew/lib/softhsm/libsofthsm2.so',
  '/usr/local/lib/softhsm/libsofthsm2.so',
];

/** Where SoftHSM 2 is installed; a test that needs it is skipped, and shown as skipped, where it is not. */
export const SOFT_TOKEN_MODULE: string | undefined = MODULE_PATHS.find((path) => existsSync(path));

/** Real tokens of SoftHSM 2 in a folder of their own. */
export type SoftTokens = {
  modulePath: string;
  /** Environment for a program that shall see these tokens. */
  env: { SOFTHSM2_CONF: string };
  /** Where the tokens lie: what an attacker with the disk, or a hand that pulls the token out, can touch. */
  tokenFolder: string;
  initToken(options: { label: string; pin: string }): void;
  remove(): Promise<void>;
};

/** Makes a folder for tokens, and lets this process see them too. `settings` are more lines of softhsm2.conf. */
export async function makeSoftTokens(settings: string[] = []): Promise<SoftTokens> {
  if (SOFT_TOKEN_MODULE === undefined) throw new Error('SoftHSM 2 is not installed');
  const folder = await mkdtemp(join(tmpdir(), 'attestlayer-tokens-'));
  const tokenFolder = join(folder, 'tokens');
  const env = { SOFTHSM2_CONF: join(folder, 'softhsm2.conf') };
  await mkdir(tokenFolder);
  const lines = [
    `directories.tokendir = ${tokenFolder}`,
    'objectstore.backend = file',
    'log.level = ERROR',
    ...settings,
  ];
  await writeFile(env.SOFTHSM2_CONF, `${lines.join('\n')}\n`);
  // The module reads the environment of the process when it is initialised.
  Object.assign(process.env, env);
  return {
    modulePath: SOFT_TOKEN_MODULE,
    env,
    tokenFolder,
    initToken: ({ label, pin }) => {
      const args = ['--init-token', '--free', '--label', label, '--so-pin', `so-${pin}`, '--pin', pin];
      const made = spawnSync('softhsm2-util', args, { encoding: 'utf8', env: { ...process.env, ...env } });
      if (made.status !== 0) throw new Error(`softhsm2-util failed: ${made.error?.message ?? made.stderr}`);
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
