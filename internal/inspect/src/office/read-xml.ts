import { Writable } from 'node:stream';
import { SaxesParser, type SaxesTagNS } from 'saxes';
import { InspectError } from '../inspect-error.ts';

/** Elements nested deeper than this are no document. */
const DEPTH = 512;

/** What is called while XML is parsed; `depth` is 1 for the root element. A handler may throw to stop. */
export type XmlHandlers = {
  open?(tag: SaxesTagNS, depth: number): void;
  text?(text: string): void;
  close?(tag: SaxesTagNS, depth: number): void;
};

/**
 * A target that parses the XML written to it, piece by piece. Document type declarations are refused (OPC, ISO/IEC
 * 29500-2, 8.2.4, forbids them), so there are no entities to expand and nothing external to fetch.
 *
 * @throws InspectError (through the stream) `damaged`, `active_content`, and whatever a handler throws
 */
export function createXmlTarget(handlers: XmlHandlers): Writable {
  const parser = createParser(handlers);
  let decoder: TextDecoder | null = null;
  const parse = (step: () => void, done: (error?: Error | null) => void) => {
    try {
      step();
      done();
    } catch (error) {
      done(toInspectError(error));
    }
  };
  return new Writable({
    write(chunk: Buffer, _encoding, done) {
      parse(() => {
        decoder ??= new TextDecoder(detectXmlEncoding(chunk), { fatal: true });
        parser.write(decoder.decode(chunk, { stream: true }));
      }, done);
    },
    final(done) {
      parse(() => {
        if (decoder !== null) parser.write(decoder.decode());
        parser.close();
      }, done);
    },
  });
}

/** OPC allows UTF-8 and UTF-16 only; UTF-16 begins with its mark. */
function detectXmlEncoding(chunk: Buffer): string {
  if (chunk[0] === 0xff && chunk[1] === 0xfe) return 'utf-16le';
  if (chunk[0] === 0xfe && chunk[1] === 0xff) return 'utf-16be';
  return 'utf-8';
}

function createParser(handlers: XmlHandlers): SaxesParser<{ xmlns: true; position: false }> {
  const parser = new SaxesParser({ xmlns: true, position: false });
  let depth = 0;
  parser.on('error', (cause) => {
    throw new InspectError('damaged', 'a part of the document is not well-formed XML', { cause });
  });
  parser.on('doctype', () => {
    throw new InspectError('active_content', 'a part of the document has a document type declaration');
  });
  parser.on('opentag', (tag) => {
    depth += 1;
    if (depth > DEPTH) throw new InspectError('inspection_limits', `elements nested more than ${DEPTH} deep`);
    handlers.open?.(tag, depth);
  });
  parser.on('text', (text) => handlers.text?.(text));
  parser.on('cdata', (text) => handlers.text?.(text));
  parser.on('closetag', (tag) => {
    handlers.close?.(tag, depth);
    depth -= 1;
  });
  return parser;
}

function toInspectError(error: unknown): Error {
  if (error instanceof InspectError) return error;
  if (error instanceof TypeError) return new InspectError('damaged', 'a part of the document is not UTF-8 or UTF-16');
  return error as Error;
}

/** The value of an attribute by its local name, in whatever namespace (the strict and transitional forms differ). */
export function readAttribute(tag: SaxesTagNS, local: string): string | undefined {
  return Object.values(tag.attributes).find((attribute) => attribute.local === local)?.value;
}
