import { decodeHex, encodeHex } from '@attestlayer/encoding';
import { parseTrustFile } from '@attestlayer/kit';
import { openLocalLog } from '@attestlayer/log';
import { openKeyFile } from '@attestlayer/signer';
import { CliError } from '../cli-error.ts';
import { homePaths, readHome } from '../home.ts';
import { type PassphraseOptions, readPassphrase } from '../passphrase.ts';
import type { CommandContext } from '../program.ts';
import { readTrustFile } from '../read-trust.ts';

/** `log freeze`: ends the log of this issuer and prints its final state, which the next trust root names. */
export async function freezeLog(
  { output, home }: CommandContext,
  typedOrigin: string,
  options: PassphraseOptions,
): Promise<void> {
  const paths = homePaths(home);
  const { log_origin: origin } = await readHome(paths);
  if (typedOrigin !== origin) {
    throw new CliError({
      code: 'freeze_not_confirmed',
      message: `the log of this issuer is not "${typedOrigin}"`,
      hint: `type ${origin} to end it; a frozen log cannot be thawed`,
    });
  }
  const passphrase = await readPassphrase(options);
  const logSigner = await openKeyFile({ path: paths.logKey, role: 'log', passphrase });
  const { as_of } = parseTrustFile(await readTrustFile(paths.pinnedTrust)).root;
  const known = { size: as_of.size, root: decodeHex(as_of.root) };
  const log = await openLocalLog({ directory: paths.log, origin, logSigner, known });
  try {
    const { size, root } = await log.freeze();
    output.resultJson({ origin, size, root: encodeHex(root) });
    output.result(`the log ${origin} is frozen`);
    output.result(`final size  ${size}`);
    output.result(`final root  ${encodeHex(root)}`);
    output.talk('go on with docs/runbooks/freeze-and-new-shard.md: the next trust root names this final state');
  } finally {
    await log.close();
  }
}
