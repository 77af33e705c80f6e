import { activateKey, retireKey } from '@attestlayer/trust';
import { findHomeKey } from '../home-keys.ts';
import { activeOrigin, openHomeLog } from '../home-log.ts';
import { keySecrets, type SecretOptions } from '../key-secrets.ts';
import { openHome } from '../open-home.ts';
import type { CommandContext } from '../program.ts';

export type AnnounceOptions = SecretOptions & { kid: string; origin?: string };

/** `keys activate` and `keys retire`: announce in the log that an issuer key comes into use, or goes out of it. */
export async function announceKey(
  { output, home: option }: CommandContext,
  action: 'activate' | 'retire',
  options: AnnounceOptions,
): Promise<void> {
  const home = await openHome(option);
  const { publicKey } = await findHomeKey(home.paths, 'issuer', options.kid);
  const origin = options.origin ?? activeOrigin(home.trust.root);
  const log = await openHomeLog({ ...home, trust: home.trust.root, origin, secrets: keySecrets(options) });
  try {
    const key = { issuerId: home.settings.issuer.id, key: publicKey };
    const { index } = await (action === 'activate' ? activateKey(log, key) : retireKey(log, key));
    output.resultJson({ action, kid: options.kid, origin, index });
    output.result(
      `${action === 'activate' ? 'activation' : 'retirement'} of ${options.kid} is entry ${index} of ${origin}`,
    );
    output.talk(`readers know it from the next trust root: "attestlayer trust propose --${action} ${options.kid}"`);
  } finally {
    await log.close();
  }
}
