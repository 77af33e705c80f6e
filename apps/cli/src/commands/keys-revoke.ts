import { writeFileAtomic } from '@attestlayer/disk';
import { writeRevocation } from '@attestlayer/trust';
import { readKeyEnd } from '../key-end.ts';
import { openHome } from '../open-home.ts';
import type { CommandContext } from '../program.ts';

export type RevokeOptions = { kid: string; lastValid?: string; unknown?: boolean; out: string };

/** `keys revoke`: writes a revocation for the root holders to sign; nothing is revoked before it is published. */
export async function proposeRevocation({ output, home }: CommandContext, options: RevokeOptions): Promise<void> {
  const { settings } = await openHome(home);
  const end = readKeyEnd(options);
  await writeFileAtomic(options.out, await writeRevocation({ issuerId: settings.issuer.id, kid: options.kid, end }));
  output.resultJson({ path: options.out });
  output.result(`wrote ${options.out}`);
  output.talk('next: each root holder runs "attestlayer trust sign", then "trust combine" and "trust publish"');
}
