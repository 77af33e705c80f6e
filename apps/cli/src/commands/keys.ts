import { writeCanonical } from '@attestlayer/encoding';
import { readPublicKey, writeJwks } from '@attestlayer/signature';
import { describeKey } from '@attestlayer/trust';
import { listHomeKeys } from '../home-keys.ts';
import { openHome } from '../open-home.ts';
import type { CommandContext } from '../program.ts';

/** `keys list`: the key files of this home, and what the trust root says of each. */
export async function listKeys({ output, home }: CommandContext): Promise<void> {
  const { paths, settings, trust } = await openHome(home);
  const listed = trust.root.issuers.find(({ id }) => id === settings.issuer.id)?.keys ?? [];
  const rootKids = trust.root.roots.keys.map((jwk) => readPublicKey(jwk).kid);
  const keys = (await listHomeKeys(paths)).map(({ role, publicKey: { kid, jwk }, path }) => {
    const key = role === 'issuer' ? listed.find((candidate) => candidate.kid === kid) : undefined;
    const isRoot = role === 'root' && rootKids.includes(kid);
    return { role, kid, x: jwk.x, path, trust: key ? describeKey(key) : isRoot ? 'root that must sign' : null };
  });
  output.resultJson(keys);
  for (const { role, kid, x, trust: state } of keys)
    output.result(`${role.padEnd(7)} ${kid}  x=${x}${state === null ? '' : `  ${state}`}`);
}

/** `keys jwks`: the keys under which kits are, or were, good; always JSON, because that is what it is. */
export async function printJwks({ home }: CommandContext): Promise<void> {
  const { settings, trust } = await openHome(home);
  const keys = trust.root.issuers.find(({ id }) => id === settings.issuer.id)?.keys ?? [];
  const good = keys.filter(({ state }) => state === 'active' || state === 'retired');
  process.stdout.write(writeCanonical(writeJwks(good.map(({ jwk }) => readPublicKey(jwk)))));
  process.stdout.write('\n');
}
