import { type Command, Option } from 'commander';

export const passphraseFile = () =>
  new Option(
    '--passphrase-file <file>',
    'file that holds the passphrase of the keys (else ATTESTLAYER_PASSPHRASE, else asked)',
  );

/** Stands wherever {@link passphraseFile} does: a key may be on a token. */
export const pinFile = () =>
  new Option(
    '--pin-file <file>',
    'file that holds the PIN of the token, for keys on one (else ATTESTLAYER_TOKEN_PIN, else asked)',
  );

export const trustOptions = (command: Command) =>
  command
    .option('--trust <file>', 'pinned trust root (trust.1.json), obtained from the issuer and not from the kit')
    .option('--trust-update <file...>', 'later trust root versions, in order');

export const watchOptions = (command: Command) =>
  trustOptions(command)
    .option('--origin <origin>', 'which log, when the trust root lists several')
    .option('--now <time>', 'clock of the reader (default: now)');

/** Which log of the home, while there is more than one. */
export const whichLog = () => new Option('--origin <origin>', 'which log of this issuer (default: the active one)');

/** Gathers an option that may be given often. Values such as key ids may begin with a dash, so they come one at a time. */
export const collect = (value: string, earlier: string[] = []): string[] => [...earlier, value];
