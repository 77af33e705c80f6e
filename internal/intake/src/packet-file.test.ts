import { encodeUtf8 } from '@attestlayer/encoding';
import { expect, test } from 'vitest';
import { parsePacketFile } from './packet-file.ts';

const parse = (text: string) => parsePacketFile(encodeUtf8(text), 'packet.json');

test('people may lay the file out as they like', () => {
  expect(parse('{\n  "schema": "attestlayer.packet.v1",\n  "client": {"id": "c", "name": "C é"}\n}').client?.name).toBe(
    'C é',
  );
});

test.each([
  ['no JSON', '{', 'packet_file_malformed'],
  ['a repeated member', '{"schema":"attestlayer.packet.v1","schema":"attestlayer.packet.v1"}', 'packet_file_malformed'],
  ['an unknown member', '{"schema":"attestlayer.packet.v1","clint":{}}', 'packet_file_malformed'],
  [
    'a day of another form',
    '{"schema":"attestlayer.packet.v1","period":{"from":"1.2.2026","until":"2026-02-02"}}',
    'packet_file_malformed',
  ],
  ['a newer version', '{"schema":"attestlayer.packet.v2"}', 'packet_file_version_unsupported'],
  ['a list', '[]', 'packet_file_malformed'],
])('%s is refused', (_what, text, code) => {
  expect(() => parse(text)).toThrowError(expect.objectContaining({ code }));
});
