import type { RecordFacts } from './facts.ts';
import { cleanText, nameTypes } from './plain-text.ts';
import type { Profile } from './profile-schema.ts';
import { type PhraseLists, type RequirementSignals, weighPhrases } from './signals/signal-table.ts';
import { signalsOf } from './signals/signals-of.ts';
import { findPhrases, type Phrase, preparePhrases, splitWords } from './word-match.ts';

/** A folder is named for many files, a title by the author of one: how far each is believed, in percent of a name. */
const FOLDER_TRUST = 65;
const TITLE_TRUST = 85;
/** A requirement below this (percent) is not worth a person's glance. */
const MIN_CONFIDENCE = 25;
/** Words of a first line or a title that are read; a document that is one long line is not a title. */
const MAX_TITLE_WORDS = 20;
/** Headers and members that are read. */
const MAX_COLUMNS = 200;

/** One requirement that a record could answer; `confidence` is from 0 to 1, in steps of 0.01. */
export type Suggestion = { requirementId: string; confidence: number; reasons: string[] };
export type RecordToPlace = { originalName: string; facts: RecordFacts };
/** The suggestions for one record, most likely first. */
export type RecordSuggestions<R extends RecordToPlace> = { record: R; suggestions: Suggestion[] };

type Vote = { requirementId: string; weight: number };
type Reason = Vote & { reason: string };

/**
 * Suggests which requirements a record could answer, with the reasons. A person confirms: a suggestion never decides an
 * outcome, and the evaluator does not know it. Same input, same suggestions.
 */
export function suggestRequirements<R extends RecordToPlace>(
  profile: Profile,
  records: readonly R[],
): RecordSuggestions<R>[] {
  const signals = signalsOf(profile);
  const prepare = (pick: (one: RequirementSignals) => PhraseLists | undefined) =>
    preparePhrases<Vote>(
      signals.flatMap((one) =>
        weighPhrases(pick(one)).map(
          ({ phrase, weight }) => [phrase, { requirementId: one.requirementId, weight }] as const,
        ),
      ),
    );
  const words = prepare((one) => one.words);
  const columns = prepare((one) => one.columns);
  return records.map((record) => {
    const { type } = record.facts;
    const byType = signals.flatMap(({ requirementId, types }): Reason[] => {
      const weight = type === null ? undefined : types?.[type];
      return weight === undefined ? [] : [{ requirementId, weight, reason: `the type is ${nameTypes([type!])}` }];
    });
    const reasons = [...readNames(record, words), ...readColumns(record.facts, columns), ...byType];
    return { record, suggestions: rank(profile, record.facts, reasons) };
  });
}

function readNames({ originalName, facts }: RecordToPlace, phrases: readonly Phrase<Vote>[]): Reason[] {
  const segments = originalName.split(/[/\\]/);
  const file = segments.at(-1)!.replace(/\.[A-Za-z0-9]{1,5}$/, '');
  const title = splitWords(`${facts.pdf?.title ?? ''} ${facts.text?.firstLine ?? ''}`).slice(0, MAX_TITLE_WORDS);
  return [
    ...vote(splitWords(file), phrases, 100, (phrase) => `the name says "${phrase}"`),
    ...segments
      .slice(0, -1)
      .flatMap((folder) =>
        vote(splitWords(folder), phrases, FOLDER_TRUST, (phrase) => `a folder name says "${phrase}"`),
      ),
    ...vote(title, phrases, TITLE_TRUST, (phrase) => `the title says "${phrase}"`),
  ];
}

function readColumns(facts: RecordFacts, phrases: readonly Phrase<Vote>[]): Reason[] {
  const headers = [...(facts.tables ?? []).flatMap((table) => table.headers), ...(facts.json?.members ?? [])];
  // Each header on its own: a phrase does not run from one column into the next.
  return headers
    .slice(0, MAX_COLUMNS)
    .flatMap((header) =>
      vote(splitWords(header), phrases, 100, () => `there is a column or member "${cleanText(header)}"`),
    );
}

function vote(
  words: readonly string[],
  phrases: readonly Phrase<Vote>[],
  trust: number,
  explain: (phrase: string) => string,
): Reason[] {
  return findPhrases(words, phrases).map(({ phrase, value }) => ({
    requirementId: value.requirementId,
    weight: Math.round((value.weight * trust) / 100),
    reason: explain(phrase),
  }));
}

function rank(profile: Profile, facts: RecordFacts, reasons: readonly Reason[]): Suggestion[] {
  // A requirement that would refuse the type is no help to anybody.
  const possible = profile.requirements.filter(
    ({ accepted_types: types }) => facts.type === null || types.includes(facts.type),
  );
  const scored = possible.map(({ id }) => {
    const own = reasons.filter((reason) => reason.requirementId === id).toSorted((a, b) => b.weight - a.weight);
    return { id, score: combine(own), reasons: [...new Set(own.map(({ reason }) => reason))] };
  });
  return scored
    .map(({ id, score, reasons }) => {
      const rival = Math.max(0, ...scored.filter((other) => other.id !== id).map((other) => other.score));
      return { requirementId: id, percent: Math.round((score * score) / Math.max(1, score + rival / 2)), reasons };
    })
    .filter(({ percent }) => percent >= MIN_CONFIDENCE)
    .toSorted((a, b) => b.percent - a.percent)
    .map(({ requirementId, percent, reasons }) => ({ requirementId, confidence: percent / 100, reasons }));
}

/** Independent hints: what is left of the doubt shrinks with each. In percent, never quite certain. */
function combine(reasons: readonly Reason[]): number {
  const doubt = reasons.reduce((left, { weight }) => (left * (100 - weight)) / 100, 100);
  return Math.min(99, Math.round(100 - doubt));
}
