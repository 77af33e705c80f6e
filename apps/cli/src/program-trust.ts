import { type Command, Option } from 'commander';
import type { CommandContext } from './program.ts';
import { collect, passphraseFile, pinFile, trustOptions, whichLog } from './program-options.ts';

/** Describes `attestlayer keys`. */
export function addKeys(program: Command, context: () => CommandContext): void {
  const keys = program.command('keys').description('the keys of this issuer, and their events in the log');
  keys
    .command('list')
    .description('list the keys of this home: role, key id, public key, and what the trust root says of it')
    .action(async () => (await import('./commands/keys.ts')).listKeys(context()));
  keys
    .command('jwks')
    .description('print the public issuer keys of the trust root as JWKS (RFC 7517)')
    .action(async () => (await import('./commands/keys.ts')).printJwks(context()));
  keys
    .command('generate')
    .description('make a new key, in an encrypted file or on a token')
    .addOption(
      new Option('--role <role>', 'what the key is for').choices(['issuer', 'log', 'root']).makeOptionMandatory(),
    )
    .addOption(
      new Option('--driver <driver>', 'where the key lives: an encrypted file, or a token with a PKCS #11 module')
        .choices(['file', 'pkcs11'])
        .default('file'),
    )
    .option('--token-uri <uri>', 'module, token and label of a key on a token; see docs/keys-in-hardware.md')
    .option('--origin <origin>', 'which log, for the key of a log')
    .option(
      '--out <file>',
      'where to put it (default: the home of the issuer); a root key belongs on a machine offline',
    )
    .addOption(passphraseFile())
    .addOption(pinFile())
    .action(async (options) => (await import('./commands/keys-generate.ts')).generateKey(context(), options));
  keys
    .command('add')
    .description('take up a key that is on a token already; its label says what it is for')
    .requiredOption('--token-uri <uri>', 'module, token and label of the key; see docs/keys-in-hardware.md')
    .option('--origin <origin>', 'which log, for the key of a log')
    .option('--out <file>', 'where to put the file that says where the key is (default: the home of the issuer)')
    .action(async (options) => (await import('./commands/keys-on-token.ts')).addTokenKey(context(), options));
  announce(keys, context, 'activate', 'announce in the log that an issuer key comes into use');
  announce(keys, context, 'retire', 'announce in the log that an issuer key goes out of use');
  keys
    .command('revoke')
    .description('write the revocation of an issuer key, for the root holders to sign ("trust sign")')
    .requiredOption('--kid <kid>', 'key id')
    .option('--last-valid <index>', 'last log index at which the key was in good hands')
    .option('--unknown', 'nobody knows since when it is not: no kit under this key is good any more')
    .requiredOption('--out <file>', 'where to write it')
    .action(async (options) => (await import('./commands/keys-revoke.ts')).proposeRevocation(context(), options));
}

function announce(
  keys: Command,
  context: () => CommandContext,
  action: 'activate' | 'retire',
  description: string,
): void {
  keys
    .command(action)
    .description(description)
    .requiredOption('--kid <kid>', 'key id')
    .addOption(whichLog())
    .addOption(passphraseFile())
    .addOption(pinFile())
    .action(async (options) => (await import('./commands/keys-announce.ts')).announceKey(context(), action, options));
}

/** Describes `attestlayer trust`. */
export function addTrust(program: Command, context: () => CommandContext): void {
  const trust = program.command('trust').description('trust roots: what a reader pins, and how the next one is made');
  trust
    .command('show [file]')
    .description('show a trust root (default: the one of this issuer) and its fingerprint')
    .action(async (file) => (await import('./commands/trust.ts')).showTrust(context(), file));
  trust
    .command('add <file>')
    .description('pin the trust root of another issuer')
    .requiredOption('--fingerprint <sha256>', 'its SHA-256, obtained from the issuer by another way than the file')
    .action(async (file, options) => (await import('./commands/trust.ts')).addTrust(context(), file, options));
  trust
    .command('update <files...>')
    .description('take later versions of a pinned trust root; each must be signed by the version before')
    .action(async (files) => (await import('./commands/trust-update.ts')).updateTrust(context(), files));
  trust
    .command('list')
    .description('list pinned trust roots')
    .action(async () => (await import('./commands/trust.ts')).listTrust(context()));
  trust
    .command('verifier')
    .description('write the offline verifier page with the trust root of this issuer pinned in it')
    .requiredOption('--out <file>', 'path of the HTML file')
    .action(async (options) => (await import('./commands/trust.ts')).writeVerifier(context(), options));
  addCeremony(trust, context);
}

/** The next trust root: proposed by the issuer, signed by root holders apart, combined, published. */
function addCeremony(trust: Command, context: () => CommandContext): void {
  trust
    .command('propose')
    .description(
      'write the next version of the trust root, for the root holders to sign; without a change, it only renews',
    )
    .requiredOption('--out <file>', 'where to write it')
    .option('--add-root <x>', 'add a root key, by the x that "keys generate" printed', collect)
    .option('--remove-root <kid>', 'remove a root key', collect)
    .option('--threshold <count>', 'how many root keys must sign')
    .option('--activate <kid>', 'list an issuer key, good from its activation in the log on', collect)
    .option(
      '--retire <kid[=index]>',
      'end an issuer key with its retirement in the log, or with the index given',
      collect,
    )
    .option(
      '--compromised <kid=index>',
      'end a stolen issuer key: the last index at which it was in good hands',
      collect,
    )
    .option('--unknown <kid>', 'end an issuer key of which nobody knows since when it is stolen', collect)
    .option('--add-log <vkey>', 'list a log, by the vkey that "log begin" printed', collect)
    .option('--freeze <file>', 'end a log with the final.json that "log freeze" wrote', collect)
    .option('--witness-policy <file>', 'the witnesses and their quorum, a file in C2SP tlog-policy syntax')
    .option(
      '--add-tsa <name=file>',
      'list a time-stamp authority (RFC 3161) with its certificates, PEM or DER',
      collect,
    )
    .option('--remove-tsa <name>', 'remove a time-stamp authority', collect)
    .option('--expires <time>', 'when readers stop trusting it (default: in a year)')
    .addOption(whichLog())
    .action(async (options) => (await import('./commands/trust-propose.ts')).proposeTrust(context(), options));
  trustOptions(trust.command('sign <file>'))
    .description('show what a trust root or a revocation changes, and sign it with one root key; works offline')
    .requiredOption('--key <file>', 'key file of the root holder, or the file that names his key on a token')
    .requiredOption('--out <file>', 'where to write the signed copy')
    .option('--yes', 'sign without asking')
    .addOption(passphraseFile())
    .addOption(pinFile())
    .action(async (file, options) =>
      (await import('./commands/trust-sign.ts')).signRootDocument(context(), file, options),
    );
  trustOptions(trust.command('combine <files...>'))
    .description('join the copies that root holders signed apart, and say who is missing')
    .requiredOption('--out <file>', 'where to write the joined file')
    .action(async (files, options) =>
      (await import('./commands/trust-sign.ts')).combineFiles(context(), files, options),
    );
  trust
    .command('publish <file>')
    .description('put a trust root or a revocation in force that enough root keys have signed, and log it')
    .addOption(passphraseFile())
    .addOption(pinFile())
    .action(async (file, options) =>
      (await import('./commands/trust-publish.ts')).publishRootDocument(context(), file, options),
    );
}
