import type { RecordType } from '../facts.ts';

/** How sure one phrase alone would make a person, in percent. */
const PHRASE_WEIGHTS = { strong: 85, fair: 60, weak: 40 } as const;

/** Phrases by strength; each line holds phrases between commas. */
export type PhraseLists = { readonly [strength in keyof typeof PHRASE_WEIGHTS]?: readonly string[] };

/**
 * What points to one requirement. Data, outside the hashed profile: it only sorts suggestions and never decides an outcome.
 * Phrases are matched as whole words, in any case, singular or plural, with or without accents.
 */
export type RequirementSignals = {
  requirementId: string;
  /** Looked for in the name, the folders, the title of a PDF and the first line of a text. */
  words: PhraseLists;
  /** Looked for among the headers of tables and the members of JSON. */
  columns?: PhraseLists;
  /** Percent; a hint that only breaks ties, as most types hold anything. */
  types?: { readonly [type in RecordType]?: number };
};

/** The phrases of a list with their weights. */
export function weighPhrases(lists: PhraseLists = {}): { phrase: string; weight: number }[] {
  return (['strong', 'fair', 'weak'] as const).flatMap((strength) =>
    (lists[strength] ?? [])
      .flatMap((line) => line.split(', '))
      .map((phrase) => ({ phrase, weight: PHRASE_WEIGHTS[strength] })),
  );
}
