import { BOUNDARY, PROVES, PROVES_NOT } from '@attestlayer/kit';

const LINE_LENGTH = 100;

export type ReadmeInput = {
  receiptId: string;
  issuer: { id: string; name: string };
  client: string;
  profile: string;
  issuedAt: string;
  verifyUrl: string;
  registryUrl: string;
};

/**
 * Writes README.txt of a kit: what it proves, and how to check it with stock tools alone.
 * Below CHECK WITH STOCK TOOLS, lines indented by four spaces are shell commands; together, in order, they are one
 * script that fails on the first thing that does not hold (a test runs exactly these lines from this text).
 */
export function renderReadme(input: ReadmeInput): string {
  return `EVIDENCE KIT
Receipt    ${input.receiptId}
Issued by  ${input.issuer.name} (${input.issuer.id})
Client     ${input.client}
Profile    ${input.profile}
Issued at  ${input.issuedAt} (the issuer's claim)

WHAT THIS KIT PROVES
${PROVES.map(({ text }, index) => wrap(`  ${index + 1}. ${text}`, '     ')).join('\n')}

WHAT IT DOES NOT PROVE
${PROVES_NOT.map((text) => wrap(`  - ${text}`, '    ')).join('\n')}

${wrap(BOUNDARY)}

HOW TO CHECK IT
Any of these four ways is enough. None of them needs an account, and none sends your files anywhere.

  A. Web page      ${input.verifyUrl}
  B. Offline page  Get the offline verifier from ${input.registryUrl}
                   The copy in verifier/index.html came with this kit: it is handy,
                   but a forger could have changed it together with the rest.
  C. Command line  attestlayer verify THIS-FOLDER-OR-ZIP --trust TRUST-ROOT
  D. Stock tools   sh, coreutils and OpenSSL 3, as below.

CHECK WITH STOCK TOOLS
Get the issuer's public keys from the issuer, not from this kit: save
${input.registryUrl}/v1/jwks/issuer.jwks.json beside this folder as issuer.jwks.json.
(trust/jwks.json in this kit is a copy; keys that travel with a kit prove nothing about who issued it.)
Then open a shell in this folder and run, one after the other:

1. The files match the list of files, and the list is the manifest's own.

    sha256sum --check --strict --quiet SHA256SUMS
    grep -o '"path":"[^"]*","role":"[^"]*","sha256":"[0-9a-f]*"' manifest.json | sed 's/"path":"\\([^"]*\\)".*"sha256":"\\([0-9a-f]*\\)"/\\2  \\1/' | cmp - SHA256SUMS
    LISTED=$(wc -l < SHA256SUMS); PRESENT=$(find . -type f ! -path './manifest.json' ! -path './receipt.json' ! -path './receipt.jws' ! -path './SHA256SUMS' ! -path './proof/*' ! -path './trust/*' | wc -l); test "$LISTED" -eq "$PRESENT"

2. The manifest matches the receipt.

    grep -q "\\"manifest\\":{\\"sha256\\":\\"$(sha256sum manifest.json | cut -c 1-64)\\"" receipt.json

3. The receipt's key id is one of the issuer's public keys, and is the thumbprint (RFC 7638) of that key.

    KID=$(cut -d . -f 1 receipt.jws | tr -d '\\n' | sed 's/$/==/' | basenc --base64url -d 2>/dev/null | sed 's/.*"kid":"\\([^"]*\\)".*/\\1/')
    X=$(grep -o "\\"kid\\":\\"$KID\\"[^}]*\\"x\\":\\"[^\\"]*\\"" ../issuer.jwks.json | sed 's/.*"x":"\\([^"]*\\)"/\\1/')
    test "$KID" = "$(printf '{"crv":"Ed25519","kty":"OKP","x":"%s"}' "$X" | openssl dgst -sha256 -binary | basenc --base64url -w 0 | tr -d =)"

4. The signature verifies over the receipt.

    CHECK=$(mktemp -d)
    { printf '\\060\\052\\060\\005\\006\\003\\053\\145\\160\\003\\041\\000'; printf '%s=' "$X" | basenc --base64url -d; } > "$CHECK/key.der"
    { cut -d . -f 1 receipt.jws | tr -d '\\n'; printf .; basenc --base64url -w 0 receipt.json | tr -d =; } > "$CHECK/signed"
    printf '%s==' "$(cut -d . -f 3 receipt.jws)" | basenc --base64url -d > "$CHECK/signature"
    openssl pkeyutl -verify -pubin -keyform DER -inkey "$CHECK/key.der" -rawin -in "$CHECK/signed" -sigfile "$CHECK/signature"

"Signature Verified Successfully" after no other message means that all five things above hold, but for one:
stock tools do not check that the receipt is logged (proof/receipt.tlog-proof). Ways A to C do.
`;
}

/** Breaks a paragraph into lines that a terminal and a printed page can show whole; `indent` starts the following lines. */
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
