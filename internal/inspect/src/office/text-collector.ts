import type { SecretScanner } from '../find-secrets.ts';

/** Text of one document that is kept for the search of secrets: some 2,000 pages. */
const TEXT_CHARACTERS = 10_000_000;

/** The text of a document, for counting and for the search of secrets. */
export type TextCollector = {
  add(piece: string): void;
  /** Characters added, kept or not. */
  characters(): number;
  /** @throws InspectError `secret_found` */
  searchSecrets(scanner: SecretScanner): Promise<void>;
};

/** Gathers the text of a document: its XML is parsed synchronously, the search for secrets is not. */
export function createTextCollector(): TextCollector {
  const pieces: string[] = [];
  let characters = 0;
  return {
    add(piece) {
      if (characters < TEXT_CHARACTERS) pieces.push(piece);
      characters += piece.length;
    },
    characters: () => characters,
    async searchSecrets(scanner) {
      await scanner.scan(pieces.join(''));
      await scanner.finish();
    },
  };
}
