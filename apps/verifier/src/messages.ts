import { ENGLISH } from './messages.en.ts';

/** Every key a catalogue must hold; a second language is another `Record<MessageKey, string>`. */
export type MessageKey = keyof typeof ENGLISH;

const PLACEHOLDER = /\{([a-z]+)\}/;

/** Looks a message up and fills its `{placeholders}` with plain text. */
export function text(key: MessageKey, values: Record<string, string> = {}): string {
  return message(key, values).join('');
}

/** Looks a message up and fills its `{placeholders}` with nodes or text, so that kit text keeps its own `bdi`. */
export function message<Value extends Node | string>(
  key: MessageKey,
  values: Record<string, Value>,
): (Value | string)[] {
  // Splitting at a pattern with one group gives words and placeholder names in turn.
  return ENGLISH[key].split(PLACEHOLDER).map((part, index) => (index % 2 === 0 ? part : (values[part] ?? '')));
}
