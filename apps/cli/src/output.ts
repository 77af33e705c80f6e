import { styleText } from 'node:util';
import { type JsonValue, writeCanonical } from '@attestlayer/encoding';

type Style = Parameters<typeof styleText>[0];

/** How a command speaks: results on stdout, talk and progress on stderr. */
export type Output = {
  json: boolean;
  colour: boolean;
  result(text: string): void;
  resultJson(value: JsonValue): void;
  talk(text: string): void;
  paint(style: Style, text: string): string;
};

/** Follows the NO_COLOR and FORCE_COLOR conventions; colour only where a person reads. */
export function createOutput(options: { json: boolean; quiet: boolean }): Output {
  const colour = !process.env.NO_COLOR && (process.stdout.isTTY === true || Boolean(process.env.FORCE_COLOR));
  return {
    json: options.json,
    colour: colour && !options.json,
    result: (text) => void (options.json || process.stdout.write(`${text}\n`)),
    resultJson: (value) => {
      if (!options.json) return;
      process.stdout.write(writeCanonical(value));
      process.stdout.write('\n');
    },
    talk: (text) => void (options.quiet || options.json || process.stderr.write(`${text}\n`)),
    paint: (style, text) => (colour && !options.json ? styleText(style, text, { validateStream: false }) : text),
  };
}
