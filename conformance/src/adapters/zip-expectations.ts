/** Sets below the folder that hold no archives: name rules as text, and a table of facts about other parsers. */
export const NOT_ARCHIVES: ReadonlySet<string> = new Set(['go-module-zip-txtar', 'zip-parser-ambiguity-facts']);

/** An archive that is sound although its label says `reject`, and why. */
type Expectation = { expected: 'accepted'; reason: string };

const MANIFEST_CONTENT: Expectation = {
  expected: 'accepted',
  reason:
    'A sound archive of plain files: what is wrong is its manifest, a stand-in format that the ZIP reader does not read.',
};
const ORDINARY: Expectation = {
  expected: 'accepted',
  reason:
    'Labelled by its file name only. An ordinary archive, in which five independent programs find the same files.',
};

/** Answers that differ from a label, each for a reason. */
export const EXPECTATIONS: ReadonlyMap<string, Expectation> = new Map([
  ['libzip-regress/changing-size-muchlo.zip', ORDINARY],
  ['libzip-regress/mtime-default.zip', ORDINARY],
  ['libzip-regress/stored-no-eos.zip', ORDINARY],
  ['selfmade/kit/extra-unlisted-file.zip', MANIFEST_CONTENT],
  ['selfmade/kit/missing-listed-file.zip', MANIFEST_CONTENT],
  ['selfmade/kit/manifest-bom.zip', MANIFEST_CONTENT],
  ['selfmade/kit/manifest-utf16.zip', MANIFEST_CONTENT],
  ['selfmade/kit/manifest-path-case.zip', MANIFEST_CONTENT],
  ['selfmade/kit/manifest-hash-short.zip', MANIFEST_CONTENT],
  ['selfmade/kit/manifest-20MiB.zip', MANIFEST_CONTENT],
]);
