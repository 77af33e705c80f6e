import { type CodeEntry, VERIFICATION_CODES } from './codes/index.ts';

/**
 * Makes the documentation of the verification codes: one page for each code and `index.md`, by file name.
 * The pages in `spec/codes/verification/` are these bytes; a test compares them.
 */
export function verificationCodePages(): Map<string, string> {
  return new Map([
    ['index.md', renderIndex()],
    ...VERIFICATION_CODES.map((entry): [string, string] => [`${entry.code}.md`, renderPage(entry)]),
  ]);
}

function renderPage({ code, group, title, meaning, next }: CodeEntry): string {
  return `# ${code}

${sentence(title)} Reported under \`${group}\`.

## Meaning

${meaning}

## What to do

${sentence(next)}

[All codes](index.md)
`;
}

function renderIndex(): string {
  const lines = VERIFICATION_CODES.map(
    ({ code, group, title }) => `| [\`${code}\`](${code}.md) | \`${group}\` | ${title} |`,
  );
  return `# Verification codes

What a verifier can say about one check (see [verification](../../verification.md)), in the order of verification. A code
keeps its meaning forever: codes are added, never changed.

| code | reported under | title |
|---|---|---|
${lines.join('\n')}
`;
}

/** Titles and hints are written for one line of a terminal: lower case, no full stop. */
function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
