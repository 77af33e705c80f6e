import { encodeHex } from '@attestlayer/encoding';
import { BOUNDARY, PROVES, PROVES_NOT } from '@attestlayer/kit';
import type { RegistryView } from '../core/registry-view.ts';

const LINE_LENGTH = 100;

const WITNESSING: Readonly<Record<RegistryView['witnessing'], string>> = {
  inactive:
    'No witnessing is active (quorum none): nothing in here shows that anybody but the operator of the log has seen this state.',
  quorum_met: 'The witnesses that the trust root asks for have cosigned this checkpoint.',
  quorum_missed: 'The trust root asks for witnesses, and too few of them have cosigned this checkpoint.',
};

/** Writes README.txt of the verify kit. */
export function writeReadme(view: RegistryView, publicUrl: string): string {
  const { versions, latest } = view.trust;
  return `HOW TO VERIFY EVIDENCE KITS WITHOUT THE REGISTRY
Registry     ${publicUrl}
Log          ${view.origin}
Checkpoint   ${view.size} entries, root ${encodeHex(view.root)}
Trust root   version ${latest.root.version}, expires ${latest.root.expires}

BEFORE YOU TRUST ANYTHING IN HERE
${wrap(
  'The trust root says which keys are good, so compare its fingerprint (SHA-256 of the file) with what the issuer tells you by another way: on paper, on the phone, on its own web site.',
)}
${versions.map(({ root, fingerprint }) => `  version ${root.version}  ${fingerprint}`).join('\n')}

WITNESSING
${wrap(WITNESSING[view.witnessing])}

THREE WAYS, EACH ENOUGH
  A. Offline page   Open verifier.html in a browser and drop the kit on it. It has no network code.
  B. Command line   attestlayer verify KIT --trust trust/trust.${latest.root.version}.json
  C. Stock tools    Unpack the kit, then:  sh verify.sh KIT-FOLDER
                    It needs sh, coreutils and OpenSSL 3, and checks less than A and B: it says what.

FILES
  verifier.html              the offline verifier, with trust root version ${latest.root.version} built in
  trust/trust.N.json         every version of the trust root, each signed by the roots before it
  jwks/issuer.jwks.json      the issuer keys, jwks/registry.jwks.json the keys of the logs: copies out of the trust root
  log.vkeys, issuer.windows  the same for shell scripts
  checkpoint                 the latest signed state of the log
  status.json                withdrawals and revocations up to that checkpoint
  check-entry.sh             checks that an entry is in the log
  SHA256SUMS                 of all these files

WHAT A VERIFIED KIT PROVES
${PROVES.map(({ text }, index) => wrap(`  ${index + 1}. ${text}`, '     ')).join('\n')}

WHAT IT DOES NOT PROVE
${PROVES_NOT.map((text) => wrap(`  - ${text}`, '    ')).join('\n')}

${wrap(BOUNDARY)}
`;
}

function wrap(text: string, indent = ''): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/(?<=\S) /)) {
    if (line !== '' && line.length + word.length >= LINE_LENGTH) {
      lines.push(line);
      line = `${indent}${word}`;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line].join('\n');
}
