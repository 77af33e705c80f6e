import { type OpenedKey, type OpenStoredKeyInput, openStoredKey } from '@attestlayer/signer';

/**
 * The one place where the command line opens a private key, wherever it is; whoever opens one closes it.
 * @throws SignerError as openStoredKey
 */
export function openSigner(options: OpenStoredKeyInput): Promise<OpenedKey> {
  return openStoredKey(options);
}
