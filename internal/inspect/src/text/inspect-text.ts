import type { TextType } from '../detect-kind.ts';
import { createSecretScanner } from '../find-secrets.ts';
import type { Findings } from '../inspect-file.ts';
import type { InspectionTask } from '../inspection-process.ts';
import { FACT_TEXT_CHARACTERS } from '../limits.ts';
import { decodeFile, type TextEncoding } from './decode-text.ts';
import { inspectCsv } from './inspect-csv.ts';
import { inspectJson } from './inspect-json.ts';

const LINE_END = /\r\n|\n|\r/g;

/** Counts a text, searches it for secrets, and parses it when it is CSV or JSON. */
export async function inspectText(task: InspectionTask, type: TextType, encoding: TextEncoding): Promise<Findings> {
  const text = await measureText(task.path, encoding);
  switch (type) {
    case 'csv':
      return { text, ...(await inspectCsv(task.path, encoding)) };
    case 'json':
      return { text, ...(await inspectJson(task, encoding)) };
    case 'txt':
    case 'md':
      return { text };
  }
}

/** Lines, characters (UTF-16 code units) and first line of a text; a secret in it ends the inspection. */
async function measureText(path: string, encoding: TextEncoding): Promise<NonNullable<Findings['text']>> {
  const secrets = createSecretScanner();
  let lineEnds = 0;
  let characters = 0;
  let lastCharacter = '';
  let beginning = '';
  for await (const chunk of decodeFile(path, encoding)) {
    if (chunk === '') continue;
    await secrets.scan(chunk);
    characters += chunk.length;
    lineEnds += chunk.match(LINE_END)?.length ?? 0;
    // A CR LF pair that is cut by a chunk is one line end, not two.
    if (lastCharacter === '\r' && chunk.startsWith('\n')) lineEnds -= 1;
    lastCharacter = chunk.at(-1) ?? '';
    if (beginning.length < FACT_TEXT_CHARACTERS) beginning += chunk.slice(0, FACT_TEXT_CHARACTERS);
  }
  await secrets.finish();
  const endsInLineEnd = lastCharacter === '\n' || lastCharacter === '\r';
  const lines = characters === 0 || endsInLineEnd ? lineEnds : lineEnds + 1;
  const firstLine = (beginning.split(/[\r\n]/, 1)[0] ?? '').slice(0, FACT_TEXT_CHARACTERS);
  return { lines, characters, firstLine: firstLine.toWellFormed() };
}
