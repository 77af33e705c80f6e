import { join } from 'node:path';
import { encodeHex } from '@attestlayer/encoding';
import { CliError } from '../cli-error.ts';
import { activeOrigin, logFolder, openHomeLog } from '../home-log.ts';
import { keySecrets, type SecretOptions } from '../key-secrets.ts';
import { openHome } from '../open-home.ts';
import type { CommandContext } from '../program.ts';

/** `log freeze`: ends the log of this issuer and prints its final state, which the next trust root names. */
export async function freezeLog(
  { output, home }: CommandContext,
  typedOrigin: string,
  options: SecretOptions,
): Promise<void> {
  const { paths, settings, trust } = await openHome(home);
  const origin = activeOrigin(trust.root);
  if (typedOrigin !== origin) {
    throw new CliError({
      code: 'freeze_not_confirmed',
      message: `the log of this issuer is not "${typedOrigin}"`,
      hint: `type ${origin} to end it; a frozen log cannot be thawed`,
    });
  }
  const log = await openHomeLog({ paths, settings, trust: trust.root, origin, secrets: keySecrets(options) });
  try {
    const { size, root } = await log.freeze();
    output.resultJson({ origin, size, root: encodeHex(root) });
    output.result(`the log ${origin} is frozen`);
    output.result(`final size  ${size}`);
    output.result(`final root  ${encodeHex(root)}`);
    output.talk(
      `kept in ${join(logFolder(paths, settings, origin), 'final.json')}, for "attestlayer trust propose --freeze"`,
    );
    output.talk('go on with docs/runbooks/freeze-and-new-shard.md: the next trust root names this final state');
  } finally {
    await log.close();
  }
}
