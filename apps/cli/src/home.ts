import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { readCanonical } from '@attestlayer/encoding';
import * as z from 'zod';
import { CliError } from './cli-error.ts';

export const HOME_SCHEMA = 'attestlayer.home.v1';

const party = z.strictObject({
  id: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/),
  name: z.string().min(1).max(200),
});

/** home.json: who issues here, under which names and addresses. Holds no secret. */
export const homeSchema = z.strictObject({
  schema: z.literal(HOME_SCHEMA),
  issuer: party,
  partner: party,
  log_origin: z.string().min(1),
  verify_url: z.url(),
  registry_url: z.url(),
  created_at: z.string(),
});

export type HomeSettings = z.infer<typeof homeSchema>;

/** Every path below the home folder, named in one place. */
export type HomePaths = {
  folder: string;
  settings: string;
  keys: string;
  trustFolder: string;
  /** Of the log that the issuer began with; its successors lie in `logs`, each under its origin. */
  log: string;
  logs: string;
  packets: string;
};

/** Where the home folder is: --home, else ATTESTLAYER_HOME, else ~/.attestlayer. */
export function homePaths(option: string | undefined): HomePaths {
  const folder = resolve(option ?? process.env.ATTESTLAYER_HOME ?? join(homedir(), '.attestlayer'));
  return {
    folder,
    settings: join(folder, 'home.json'),
    keys: join(folder, 'keys'),
    trustFolder: join(folder, 'trust'),
    log: join(folder, 'log'),
    logs: join(folder, 'logs'),
    packets: join(folder, 'packets'),
  };
}

/** Reads home.json. @throws CliError `home_missing`, `home_malformed` */
export async function readHome(paths: HomePaths): Promise<HomeSettings> {
  let bytes: Uint8Array;
  try {
    bytes = new Uint8Array(await readFile(paths.settings));
  } catch (cause) {
    throw new CliError(
      {
        code: 'home_missing',
        message: `there is no issuer set up in ${paths.folder}`,
        hint: 'run "attestlayer init" first, or name another folder with --home or ATTESTLAYER_HOME',
      },
      { cause },
    );
  }
  try {
    return homeSchema.parse(readCanonical(bytes));
  } catch (cause) {
    throw new CliError(
      {
        code: 'home_malformed',
        message: `${paths.settings} is damaged`,
        hint: 'restore it from a backup of the home folder; the keys and the log beside it are untouched',
      },
      { cause },
    );
  }
}
