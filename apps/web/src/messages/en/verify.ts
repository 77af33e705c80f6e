import { CHECK_MESSAGES } from '@attestlayer/browser';

/** What the verify surface says. */
export default {
  ...CHECK_MESSAGES,

  surface: 'Verify',
  'nav.verify': 'Check a kit',
  'nav.receipt': 'Look up a receipt',
  'nav.registry': 'Registry',
  'nav.program': 'About the program',

  'start.lead':
    'Hand over the kit you received. It is read and hashed on this computer; nothing of it is sent anywhere, and no account is needed.',
  'start.samples': 'No kit at hand?',
  'start.sample.good': 'Try a sample kit',
  'start.sample.broken': 'or one with a changed byte',

  'sample.title': 'This is a sample',
  'sample.body':
    'Its issuer is invented. It is checked against a trust root of its own, as of the day it was made for.',

  'verdict.checked': 'Checked as of {moment}.',
  'verdict.no.trust.next':
    'Bring the trust file of the issuer under “Trust root” below. The kit is then checked again by itself.',

  'facts.files.value_one': 'one file, {size}',
  'facts.files.value_other': '{count} files, {size}',
  'facts.receipt.hash': 'Receipt (SHA-256)',

  'registry.title': 'What the registry says today',
  'registry.lead':
    'A kit cannot know whether it was withdrawn after it was issued. The registry can; asking it tells it which receipt you look at, so nothing is asked before you press the button.',
  'registry.ask': 'Ask the registry',
  'registry.failed': 'The registry gave no answer',
  'registry.issued': 'Issued, and not withdrawn',
  'registry.issued.body': 'The log has this receipt under a key that was valid there, and no withdrawal of it.',
  'registry.withdrawn': 'Withdrawn',
  'registry.withdrawn.body':
    'The issuer has withdrawn this receipt. The kit is still what was issued, but the issuer no longer stands by it. Ask the sender why.',
  'registry.superseded': 'Superseded',
  'registry.superseded.body': 'The issuer has put a newer kit in its place. Ask the sender for that one.',
  'registry.unknown': 'Unknown to this registry',
  'registry.unknown.body':
    'The log of this registry has no such receipt under a valid key. It may be another issuer’s, or too new to be listed.',
  'registry.successor': 'Receipt that took its place',
  'registry.as.of': 'As of {size} entries of the log',

  'receipt.title': 'Look up a receipt',
  'receipt.lead':
    'The registry tells whether a receipt was issued, withdrawn or superseded. It knows hashes only, and no customer data.',
  'receipt.label': 'SHA-256 of the receipt',
  'receipt.help':
    '64 hexadecimal digits. They stand in the report of a checked kit, and are the SHA-256 of receipt.json.',
  'receipt.malformed': 'A SHA-256 has 64 digits from 0 to 9 and a to f.',
  'receipt.look.up': 'Look up',

  'checks.show.all_one': 'Show the one check',
  'checks.show.all_other': 'Show all {count} checks',

  'files.submitted.as': 'submitted as',
  'files.show.all_one': 'Show the one file',
  'files.show.all_other': 'Show all {count} files',

  'trust.origin.none': 'No trust root',
  'trust.origin.none.body':
    'Everything that needs a key stays “not established”. Get the trust file from the issuer’s registry or from somebody you trust, never from the kit itself.',
  'trust.origin.page': 'Served by the issuer of this site',
  'trust.origin.page.body':
    'You trust this site to name the right keys. To depend on it less, compare the fingerprint with what the issuer published elsewhere, or bring a trust file of your own.',
  'trust.origin.reader': 'Brought by you',
  'trust.origin.reader.body':
    'Everything stands and falls with this file. Compare its fingerprint with the one that the issuer publishes.',

  'offline.title': 'Offline verifier',
  'offline.body':
    'The same check as one HTML file, for a computer without a network. It holds no network code. Compare its hash with one that you got by another way before you rely on it.',
  'offline.sha256': 'SHA-256 of the file',
  'offline.program': 'Program hash, as the file shows it',
  'offline.download': 'Download ({size})',

  'problem.unexpected.next': 'Try again with another browser, or use the offline verifier below.',
} as const;
