import { ensureFolder } from '@attestlayer/disk';
import { formatVerifierKey } from '@attestlayer/tlog';
import { ensureKeyFile } from '@attestlayer/trust';
import { logKeyPath } from '../home-keys.ts';
import { openHomeLog } from '../home-log.ts';
import { keySecrets, type SecretOptions } from '../key-secrets.ts';
import { openHome } from '../open-home.ts';
import type { CommandContext } from '../program.ts';

/** `log begin`: a new log with a key of its own, to follow the one that is in use. The next trust root puts it in use. */
export async function beginLog(
  { output, home: option }: CommandContext,
  origin: string,
  options: SecretOptions,
): Promise<void> {
  const home = await openHome(option);
  const { paths, settings } = home;
  const secrets = keySecrets(options);
  const path = logKeyPath(paths, origin, settings.log_origin);
  const key = await ensureKeyFile({ path, role: 'log', secrets });
  const { publicKey } = key;
  await key.close();
  const vkey = formatVerifierKey({ name: origin, algorithm: 'ed25519', publicKey });
  await ensureFolder(paths.logs);
  const log = await openHomeLog({ ...home, trust: home.trust.root, origin, secrets });
  try {
    output.resultJson({ origin, size: log.size, vkey });
    output.result(`log   ${origin}, ${log.size} entries`);
    output.result(`vkey  ${vkey}`);
    output.talk('give the vkey to the witnesses first; then activate a new issuer key in this log with --origin');
  } finally {
    await log.close();
  }
}
