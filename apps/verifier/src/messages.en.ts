import { CHECK_MESSAGES } from '@attestlayer/browser';

/** English texts of the page, by key. `{name}` is filled in; a second language has the same keys. */
export const ENGLISH = {
  ...CHECK_MESSAGES,

  'size.byte': '{count} byte',
  'size.bytes': '{count} bytes',

  'start.lead':
    'Hand over the kit you received. It is read on this computer and nothing leaves it: this page has no network code.',
  'start.choose.file': 'Choose ZIP file',
  'start.choose.folder': 'Choose folder',
  'start.also': 'and beside these: {names}.',

  'progress.announce': '{stage}, {percent} %',

  'verdict.VERIFIED': 'VERIFIED',
  'verdict.NOT_VERIFIED': 'NOT VERIFIED',
  'verdict.NOT_ESTABLISHED': 'NOT ESTABLISHED',
  'verdict.MALFORMED': 'NOT A KIT',
  'verdict.announce': 'Verdict: {verdict}. {sentence}',
  'verdict.checked': 'Checked on {moment} by the clock of this computer.',
  'verdict.from.kit': 'Said by a copy that came inside the kit. Ask an independent verifier before you rely on it.',
  'verdict.no.trust.next': 'Choose the trust file of the issuer. The kit is then checked again by itself.',

  'facts.files.value': '{files} files, {size}',
  'facts.receipt': 'Receipt',
  'facts.receipt.hash': 'Receipt hash',

  'checks.show.all': 'Show all {count} checks',

  'files.submitted.as': 'submitted as {name}',
  'files.show.all': 'Show all {count} files',

  'copy.title': 'This verifier came inside the kit it would check',
  'copy.body':
    'A sender who changes a kit can change the verifier in it as well, so this copy cannot vouch for itself. Take its answer as a first look only.',
  'copy.get': 'Get an independent verifier from:',
  'copy.get.unknown':
    'Get an independent verifier from the issuer’s own site, by an address you did not take from this kit.',
  'copy.compare':
    'Then compare the program hash that it shows with the one here. If they differ, do not use this copy.',

  'program.title': 'This program',
  'program.short': 'Program',
  'program.hash': 'Program hash (SHA-256)',
  'program.self':
    'A program cannot vouch for itself. Compare this value with the one that the issuer publishes, or compute it without this page:',
  'program.offline': 'This page contains no network code, and its content security policy forbids every connection.',

  'trust.none': 'No trust root',
  'trust.none.body':
    'A key that travels with a kit proves nothing about the issuer. Without the issuer’s trust root, everything that needs a key stays “not established”.',
  'trust.none.next':
    'Get the trust file (trust.json) from the issuer’s registry or from somebody you trust, never from the kit itself, and hand it over here.',
  'trust.page': 'Built into this page',
  'trust.page.kit': 'Built into this page, which came inside the kit',
  'trust.reader': 'Handed over by you',
  'trust.reader.body':
    'Everything below stands and falls with this file. Compare its fingerprint with the one that the issuer publishes.',
  'trust.as.of': 'Knows the log up to',
  'trust.as.of.value': '{count} entries',
  'trust.update': 'Add a newer trust file',
  'trust.page.broken': 'The trust root built into this page is damaged ({reason}). Get the page again from the issuer.',

  'problem.next': 'What to do next',
  'problem.unexpected.next': 'Try again with another browser, or use the command line verifier.',
} as const;
