import type { KeySecrets } from '@attestlayer/signer';
import { logRevocation, publishTrust, verifyNextTrust } from '@attestlayer/trust';
import { activeOrigin, openHomeLog } from '../home-log.ts';
import { keySecrets, type SecretOptions } from '../key-secrets.ts';
import { type Home, openHome } from '../open-home.ts';
import type { CommandContext } from '../program.ts';
import { readTrustFile } from '../read-trust.ts';
import { isRevocation } from '../root-document.ts';

/** `trust publish`: puts a trust root, or a revocation, in force that enough root holders have signed; run again, it goes on. */
export async function publishRootDocument(
  context: CommandContext,
  path: string,
  options: SecretOptions,
): Promise<void> {
  const home = await openHome(context.home);
  const file = await readTrustFile(path);
  await (isRevocation(file) ? publishRevocation : publishRoot)(context, home, file, keySecrets(options));
}

async function publishRoot({ output }: CommandContext, home: Home, file: Uint8Array, secrets: KeySecrets) {
  // Its own log and witnesses are asked, because those of the version before may be lost.
  const { after: trust } = await verifyNextTrust({ store: home.store, file });
  const log = await openHomeLog({ ...home, trust, origin: activeOrigin(trust), secrets });
  try {
    const { root, fingerprint } = await publishTrust({ store: home.store, file, log });
    output.resultJson({ version: root.version, fingerprint });
    output.result(`version ${root.version} of the trust root is in force`);
    output.result(`fingerprint  ${fingerprint}`);
    output.talk('publish it beside the earlier versions; readers take it with "attestlayer trust update"');
  } finally {
    await log.close();
  }
}

async function publishRevocation({ output }: CommandContext, home: Home, file: Uint8Array, secrets: KeySecrets) {
  const trust = home.trust.root;
  const origin = activeOrigin(trust);
  const log = await openHomeLog({ ...home, trust, origin, secrets });
  try {
    const { index } = await logRevocation({ trust, file, log });
    output.resultJson({ origin, index });
    output.result(`the revocation is entry ${index} of ${origin}`);
    output.talk('readers without the log know it from the next trust root: "attestlayer trust propose --compromised"');
  } finally {
    await log.close();
  }
}
