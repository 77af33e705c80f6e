import { writeCanonical } from '@attestlayer/encoding';
import { writeJwks } from '@attestlayer/signature';
import { readKeyFileInfo } from '@attestlayer/signer';
import { homePaths, readHome } from '../home.ts';
import type { CommandContext } from '../program.ts';

/** `keys list` */
export async function listKeys({ output, home }: CommandContext): Promise<void> {
  const paths = homePaths(home);
  await readHome(paths);
  const keys = await Promise.all([paths.issuerKey, paths.logKey, paths.rootKey].map(readKeyFileInfo));
  output.resultJson(keys.map(({ role, publicKey }) => ({ role, kid: publicKey.kid, x: publicKey.jwk.x })));
  for (const { role, publicKey } of keys) {
    output.result(`${role.padEnd(7)} ${publicKey.kid}  x=${publicKey.jwk.x}`);
  }
}

/** `keys jwks`: always JSON, because that is what it is. */
export async function printJwks({ home }: CommandContext): Promise<void> {
  const paths = homePaths(home);
  await readHome(paths);
  const { publicKey } = await readKeyFileInfo(paths.issuerKey);
  process.stdout.write(writeCanonical(writeJwks([publicKey])));
  process.stdout.write('\n');
}
