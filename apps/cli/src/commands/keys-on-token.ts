import {
  createKeyPointer,
  createPkcs11Key,
  type Pkcs11Reference,
  parseKeyReference,
  readKeyInfo,
} from '@attestlayer/signer';
import { CliError } from '../cli-error.ts';
import { homePaths } from '../home.ts';
import {
  fixedKeyPath,
  type KeyPlace,
  type PlacedKey,
  placeKey,
  reportKey,
  requireFree,
  requireOrigin,
} from '../key-place.ts';
import { readPin, type SecretOptions } from '../key-secrets.ts';
import type { CommandContext } from '../program.ts';

/** Makes a key inside a token, and the file that says where it is. */
export async function makeTokenKey(
  context: CommandContext,
  options: SecretOptions & KeyPlace,
  uri: string,
): Promise<PlacedKey> {
  const reference = readTokenUri(uri);
  await requireFree(await fixedKeyPath(homePaths(context.home), options));
  const pin = await readPin(options);
  await createPkcs11Key({ reference, role: options.role, pin });
  return pointTo(context, options, reference);
}

export type AddTokenKeyOptions = { tokenUri: string; out?: string; origin?: string };

/** `keys add`: the file for a key that is on a token already, such as one whose home is set up anew. Needs no PIN. */
export async function addTokenKey(context: CommandContext, options: AddTokenKeyOptions): Promise<void> {
  const reference = readTokenUri(options.tokenUri);
  const { role } = await readKeyInfo(reference);
  const place = { ...options, role };
  requireOrigin(place);
  reportKey(context, place, await pointTo(context, place, reference));
}

function pointTo(context: CommandContext, place: KeyPlace, reference: Pkcs11Reference): Promise<PlacedKey> {
  return placeKey(context, place, async (path) => (await createKeyPointer({ path, reference })).publicKey);
}

function readTokenUri(uri: string): Pkcs11Reference {
  const reference = parseKeyReference(uri);
  if (reference.driver === 'pkcs11') return reference;
  throw new CliError({
    code: 'token_uri_needed',
    message: 'a key file is not on a token',
    hint: 'give a PKCS #11 URI; see docs/keys-in-hardware.md for how a key is named',
  });
}
