import { BLOCKER_CODES, type BlockerCodeEntry } from './blocker-codes.ts';

/**
 * Makes the documentation of the blocker codes: one page for each code and `index.md`, by file name.
 * The pages in `spec/codes/blockers/` are these bytes; a test compares them.
 */
export function blockerCodePages(): Map<string, string> {
  return new Map([
    ['index.md', renderIndex()],
    ...BLOCKER_CODES.map((entry): [string, string] => [`${entry.code}.md`, renderPage(entry)]),
  ]);
}

function renderIndex(): string {
  const lines = BLOCKER_CODES.map(
    (entry) => `| [\`${entry.code}\`](${entry.code}.md) | ${entry.severity} | ${entry.title} |`,
  );
  return `# Blocker codes

What an evaluation can hold against a packet (see [profiles](../../profiles.md)). A \`blocker\` prevents PASS; a \`notice\`
is for the reader and never changes the outcome. A code keeps its meaning forever; its wording may change with the engine
version.

| code | severity | title |
|---|---|---|
${lines.join('\n')}
`;
}

function renderPage({ code, severity, title, meaning, remedy, example }: BlockerCodeEntry): string {
  return `# ${code}

${title}. Severity: \`${severity}\`.

## Meaning

${meaning}

## What to do

${remedy}

## Example

| | |
|---|---|
| expected | ${example.expected} |
| found | ${example.found} |

[All blocker codes](index.md)
`;
}
