/** What the docs say about a code: when it is answered, and what to do then. */
export type ProblemText = { meaning: string; action: string };

export type ProblemTexts = Readonly<Record<string, ProblemText>>;
