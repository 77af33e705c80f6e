import { EncodingError, type JsonValue, parseJson } from '@attestlayer/encoding';
import { InspectError } from '../inspect-error.ts';
import type { Findings } from '../inspect-file.ts';
import type { InspectionTask } from '../inspection-process.ts';
import { FACT_TEXT_CHARACTERS, JSON_MEMBERS } from '../limits.ts';
import { decodeFile, type TextEncoding } from './decode-text.ts';
import { checkJsonSchemas } from './json-schemas.ts';

/** Parses a JSON record strictly, names its members and checks it against the given schemas. */
export async function inspectJson(task: InspectionTask, encoding: TextEncoding): Promise<Findings> {
  // RFC 8259 section 8.1 asks for UTF-8. Administration tools write UTF-16 with its mark, which leaves no doubt either;
  // a guessed encoding would make up member names.
  if (encoding === 'windows-1252') throw new InspectError('not_utf8', 'JSON must be UTF-8');
  if (task.size > task.limits.jsonBytes) {
    throw new InspectError('inspection_limits', `JSON of more than ${task.limits.jsonBytes} bytes: submit it in parts`);
  }
  const value = await parseFile(task.path, encoding);
  const schemaErrors = checkJsonSchemas(task.jsonSchemas ?? [], value, task.size);
  return { json: { rootType: nameType(value), members: listMembers(value), schemaErrors } };
}

async function parseFile(path: string, encoding: TextEncoding): Promise<JsonValue> {
  let text = '';
  for await (const chunk of decodeFile(path, encoding)) text += chunk;
  try {
    return parseJson(text);
  } catch (error) {
    if (!(error instanceof EncodingError)) throw error;
    // The code says what is wrong; the message can quote the record.
    throw new InspectError('syntax_invalid', `not JSON: ${error.code.replace(/^json_/, '').replaceAll('_', ' ')}`);
  }
}

function nameType(value: JsonValue): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}

function listMembers(value: JsonValue): string[] {
  const described = Array.isArray(value) ? (value[0] ?? null) : value;
  if (described === null || typeof described !== 'object' || Array.isArray(described)) return [];
  return Object.keys(described)
    .slice(0, JSON_MEMBERS)
    .map((name) => name.slice(0, FACT_TEXT_CHARACTERS).toWellFormed());
}
