import { Command, Option } from 'commander';
import { createOutput, type Output } from './output.ts';
import { passphraseFile, pinFile, trustOptions, watchOptions, whichLog } from './program-options.ts';
import { addKeys, addTrust } from './program-trust.ts';

/** What every command gets: how to speak and where the issuer's home folder is. */
export type CommandContext = { output: Output; home: string | undefined; quiet: boolean };

const BOUNDARY_LINE =
  'Record-only: it records what was submitted, accepted and issued, and how to check it. ' +
  'It is no audit, certification, legal advice or compliance guarantee.';

/**
 * Describes the whole command line. Each action loads its command only when called, so that `verify` starts without the
 * code that makes PDFs.
 */
export function buildProgram(): Command {
  const program = new Command('attestlayer')
    .description(`issue evidence kits from supplied records, and check them\n\n${BOUNDARY_LINE}`)
    .version('0.1.0')
    .option('--json', 'print the result as one line of canonical JSON')
    .option('--quiet', 'print results and errors only')
    .option('--home <folder>', 'issuer home folder (default: ATTESTLAYER_HOME, else ~/.attestlayer)')
    .exitOverride()
    .configureHelp({ showGlobalOptions: true })
    .showHelpAfterError('attestlayer: hint: run with --help to see what is accepted');

  const context = (): CommandContext => {
    const { json, quiet, home } = program.opts<{ json?: boolean; quiet?: boolean; home?: string }>();
    const options = { json: json === true, quiet: quiet === true };
    return { output: createOutput(options), home, quiet: options.quiet };
  };

  program
    .command('init')
    .description('set up an issuer: keys, trust root and local log')
    .requiredOption('--issuer-name <name>', 'name of the issuer, as printed on every kit')
    .option('--issuer-id <id>', 'identifier of the issuer', 'issuer')
    .option('--partner-name <name>', 'name of the partner that collects the records (default: the issuer)')
    .option('--partner-id <id>', 'identifier of the partner', 'partner')
    .option(
      '--origin <origin>',
      'origin of the log, as in C2SP tlog-checkpoint (default: made from issuer and log key)',
    )
    .option('--verify-url <url>', 'address of the public verify page', 'https://verify.attestlayer.example')
    .option('--registry-url <url>', 'address of the public registry', 'https://registry.attestlayer.example')
    .addOption(passphraseFile())
    .addOption(pinFile())
    .action(async (options) => (await import('./commands/init.ts')).init(context(), options));

  program
    .command('evaluate <folder>')
    .description('say what would block issuing a kit from a folder of records; writes and burns nothing')
    .requiredOption('--profile <id>', 'profile id, or the path of a profile document')
    .option('--packet <file>', 'packet file (default: packet.json in the folder)')
    .option('--accept-suggestions', 'confirm every suggested requirement for records that have none')
    .option('--suggest', 'print suggested requirements as a packet file to confirm, and stop')
    .option('--at <time>', 'evaluation instant (default: now)')
    .option('--report <folder>', 'also write the report as JSON, text, CSV and PDF into a folder')
    .action(async (folder, options) =>
      (await import('./commands/evaluate.ts')).evaluateFolder(context(), folder, options),
    );

  program
    .command('issue <folder>')
    .description('evaluate a folder of records and, on PASS, issue a kit')
    .requiredOption('--profile <id>', 'profile id, or the path of a profile document')
    .option('--out <folder>', 'where the kit, or the blocker report, is written', '.')
    .option('--packet <file>', 'packet file (default: packet.json in the folder)')
    .option('--client-name <name>', 'name of the client, when the packet file does not say it')
    .option('--client-id <id>', 'identifier of the client')
    .option('--accept-suggestions', 'confirm every suggested requirement for records that have none')
    .option('--record-pdf', 'add record.pdf (PDF/A-3a, originals attached)')
    .option('--at <time>', 'clock of the issue (default: now); with --seed the kit is reproducible byte for byte')
    .option('--seed <hex>', '32 secret bytes in hex that nonce and ids are derived from (default: random)')
    .addOption(passphraseFile())
    .addOption(pinFile())
    .action(async (folder, options) => (await import('./commands/issue.ts')).issue(context(), folder, options));

  trustOptions(program.command('verify <kit>'))
    .description('verify a kit: a ZIP file or a folder')
    .option('--policy <file>', 'policy document (default: the floor that every verifier requires)')
    .option('--require <group...>', 'require more: witnessed, not_withdrawn, time_bracket')
    .option('--log <folder>', 'local log to learn withdrawals and revocations from')
    .option('--workers <count>', 'threads that hash (default: by size)')
    .option('--report <file>', 'also write the report as canonical JSON')
    .option('--now <time>', 'clock of the reader (default: now)')
    .action(async (kit, options) => (await import('./commands/verify.ts')).verify(context(), kit, options));

  program
    .command('inspect <kit>')
    .description('show what a kit says of itself, without judging it')
    .action(async (kit) => (await import('./commands/inspect.ts')).inspect(context(), kit));

  program
    .command('diff <previous> <current>')
    .description('compare the files of two kits')
    .action(async (previous, current) => (await import('./commands/diff.ts')).diff(context(), previous, current));

  addKeys(program, context);
  addTrust(program, context);
  addProfiles(program, context);
  addLog(program, context);
  addKit(program, context);
  return program;
}

function addProfiles(program: Command, context: () => CommandContext): void {
  const profiles = program.command('profiles').description('built-in profiles');
  profiles
    .command('list')
    .description('list profiles with version and hash')
    .action(async () => (await import('./commands/profiles.ts')).listProfiles(context()));
  profiles
    .command('show <id>')
    .description('show the requirements of a profile')
    .action(async (id) => (await import('./commands/profiles.ts')).showProfile(context(), id));
}

function addLog(program: Command, context: () => CommandContext): void {
  const log = program.command('log').description('the local log of this issuer');
  log
    .command('show')
    .description('show the latest checkpoint and the entries')
    .addOption(whichLog())
    .action(async (options) => (await import('./commands/log.ts')).showLog(context(), options));
  log
    .command('fsck')
    .description('recompute the whole log and compare it with its checkpoint')
    .addOption(whichLog())
    .action(async (options) => (await import('./commands/log.ts')).fsckLog(context(), options));
  log
    .command('begin <origin>')
    .description('make a new log with a key of its own, to follow the one in use; the next trust root puts it in use')
    .addOption(passphraseFile())
    .addOption(pinFile())
    .action(async (origin, options) => (await import('./commands/log-begin.ts')).beginLog(context(), origin, options));
  log
    .command('freeze <origin>')
    .description('end the log for good, its origin typed out: what waits is published, every later entry is refused')
    .addOption(passphraseFile())
    .addOption(pinFile())
    .action(async (origin, options) =>
      (await import('./commands/log-freeze.ts')).freezeLog(context(), origin, options),
    );
  watchOptions(log.command('monitor [source]'))
    .description('follow a log by its public files, a URL or a folder, and raise an alarm when it changes its past')
    .requiredOption('--state <file>', 'what the monitor remembers; made at the first look')
    .option('--every <seconds>', 'look again and again, until something is wrong (default: look once)')
    .option('--max-silence <seconds>', 'longest time without a new entry or cosignature (default: any)')
    .action(async (source, options) =>
      (await import('./commands/log-monitor.ts')).monitorSource(context(), source, options),
    );
  watchOptions(log.command('audit [source]'))
    .description('replay every entry of a log against the rules')
    .action(async (source, options) =>
      (await import('./commands/log-monitor.ts')).auditSource(context(), source, options),
    );
}

function addKit(program: Command, context: () => CommandContext): void {
  const kit = program.command('kit').description('what may be attached to a kit after it was issued');
  trustOptions(kit.command('timestamp <kit>'))
    .description('have a kit time-stamped (RFC 3161) by an authority of the trust root, and attach the answer')
    .requiredOption('--tsa <url>', 'address of the time-stamp authority')
    .addOption(
      new Option('--over <what>', 'the receipt, or the log up to the checkpoint of its proof')
        .choices(['receipt', 'checkpoint'])
        .default('receipt'),
    )
    .action(async (path, options) =>
      (await import('./commands/kit-timestamp.ts')).timestampKit(context(), path, options),
    );
}
