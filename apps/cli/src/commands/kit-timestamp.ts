import { randomBytes } from 'node:crypto';
import { openKit } from '@attestlayer/disk';
import { decodeBase64 } from '@attestlayer/encoding';
import { verifyTrustChain } from '@attestlayer/kit';
import { attachTimestamp, requestTimestamp, type StampTarget } from '@attestlayer/timestamping';
import { CliError } from '../cli-error.ts';
import type { CommandContext } from '../program.ts';
import { readTrust, type TrustOptions } from '../read-trust.ts';

/** Authorities answer within a second or two. */
const TIMEOUT_MS = 30_000;

export type KitTimestampOptions = TrustOptions & { tsa: string; over: StampTarget };

/** `kit timestamp`: attaches a token that readers of the same trust root accept; everything that is sealed stays as it is. */
export async function timestampKit(context: CommandContext, path: string, options: KitTimestampOptions): Promise<void> {
  const authorities = await readAuthorities(context, path, options);
  const attached = await attachTimestamp({
    kitPath: path,
    target: options.over,
    request: (message) =>
      requestTimestamp({
        url: options.tsa,
        message,
        authorities,
        fetch,
        timeoutMs: TIMEOUT_MS,
        random: (length) => new Uint8Array(randomBytes(length)),
      }),
  });
  context.output.resultJson(attached);
  context.output.result(`${attached.path}  ${attached.time}  ${attached.authority}`);
}

async function readAuthorities(
  { home }: CommandContext,
  path: string,
  options: KitTimestampOptions,
): Promise<{ name: string; certificates: Uint8Array[] }[]> {
  const { kit, close } = await openKit(path);
  try {
    const { pinned, updates } = await readTrust(home, options, kit);
    if (pinned === null) {
      throw new CliError({
        code: 'trust_not_given',
        message: 'no trust root says which time-stamp authorities readers trust',
        hint: 'give the trust root of the issuer with --trust',
      });
    }
    const { tsas } = await verifyTrustChain({ pinned, updates });
    return tsas.map(({ name, certificates }) => ({ name, certificates: certificates.map(decodeBase64) }));
  } finally {
    await close();
  }
}
