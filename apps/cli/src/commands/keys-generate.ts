import { createKeyFile, type KeyRole } from '@attestlayer/signer';
import { ensureKeyFile } from '@attestlayer/trust';
import { CliError } from '../cli-error.ts';
import { type KeyPlace, type PlacedKey, placeKey, reportKey, requireOrigin } from '../key-place.ts';
import { keySecrets, readPassphrase, type SecretOptions } from '../key-secrets.ts';
import type { CommandContext } from '../program.ts';
import { makeTokenKey } from './keys-on-token.ts';

export type GenerateOptions = SecretOptions &
  KeyPlace & { role: KeyRole; driver: 'file' | 'pkcs11'; tokenUri?: string };

/** `keys generate`: a new key in an encrypted file, or on a token with a file that says where. */
export async function generateKey(context: CommandContext, options: GenerateOptions): Promise<void> {
  const { driver, tokenUri } = options;
  requireOrigin(options);
  if ((driver === 'pkcs11') !== (tokenUri !== undefined)) {
    throw new CliError({
      code: 'token_uri_needed',
      message: 'a key on a token, and no other, is made under a PKCS #11 URI',
      hint: 'give --driver pkcs11 together with --token-uri; see docs/keys-in-hardware.md for how a key is named',
    });
  }
  const placed =
    tokenUri === undefined ? await makeFile(context, options) : await makeTokenKey(context, options, tokenUri);
  reportKey(context, options, placed);
}

async function makeFile(context: CommandContext, options: GenerateOptions): Promise<PlacedKey> {
  const { role, origin } = options;
  const passphrase = await readPassphrase({ ...options, confirm: true });
  return placeKey(context, options, async (path) => {
    if (origin === undefined || options.out !== undefined) return createKeyFile({ path, role, passphrase });
    // A log that was begun twice has one key.
    const secrets = { ...keySecrets(options), passphrase: async () => passphrase };
    const key = await ensureKeyFile({ path, role, secrets });
    await key.close();
    return key.publicKey;
  });
}
