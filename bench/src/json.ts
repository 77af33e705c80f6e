import {
  encodeUtf8,
  equalBytes,
  type JsonValue,
  readCanonical,
  sha256Hex,
  writeCanonical,
} from '@attestlayer/encoding';
import canonicalize from 'canonicalize';
import { READ_JSON_RATIO, WRITE_JSON_RATIO } from './goals.ts';
import { compareTimes, type Row } from './row.ts';
import type { BenchOptions } from './subject.ts';
import { runInTurn, timeWork } from './turns.ts';

const FILES = 100_000;

/**
 * Writing and reading the manifest of the largest kit that is meant to work. Both sides start and end alike: value to
 * bytes, bytes to value. The other side of reading accepts any JSON; ours is strict.
 */
export async function measureJson({ turns }: BenchOptions): Promise<Row[]> {
  const manifest = makeManifest();
  const bytes = writeCanonical(manifest);
  if (!equalBytes(bytes, writeWithCanonicalize(manifest)))
    throw new Error('canonicalize writes other bytes than we do');
  const decoder = new TextDecoder();
  const times = await runInTurn(
    {
      write: () => timeWork(() => writeCanonical(manifest)),
      canonicalize: () => timeWork(() => writeWithCanonicalize(manifest)),
      read: () => timeWork(() => readCanonical(bytes)),
      parse: () => timeWork(() => JSON.parse(decoder.decode(bytes))),
    },
    turns,
  );
  return [
    compareTimes({
      work: `write, ${FILES} files`,
      ours: { name: 'writeCanonical', times: times.write },
      peer: { name: 'canonicalize', times: times.canonicalize },
      goal: WRITE_JSON_RATIO,
    }),
    compareTimes({
      work: `read, ${FILES} files`,
      ours: { name: 'readCanonical', times: times.read },
      peer: { name: 'JSON.parse', times: times.parse },
      goal: READ_JSON_RATIO,
    }),
  ];
}

function writeWithCanonicalize(value: JsonValue): Uint8Array {
  return encodeUtf8(canonicalize(value)!);
}

/** The members of a real manifest; one original name in ten is not ASCII. */
function makeManifest(): JsonValue {
  const files = Array.from({ length: FILES }, (_, index) => {
    const number = String(index).padStart(6, '0');
    return {
      path: `evidence/${number}-access-review-report.pdf`,
      role: 'evidence',
      size: 20_000 + index,
      sha256: sha256Hex(encodeUtf8(number)),
      media_type: 'application/pdf',
      source: {
        record_id: `record-${number}`,
        original_name: index % 10 === 0 ? `Prüfbericht ${number}.pdf` : `Access review ${number}.pdf`,
        requirement_ids: ['CORE-01.RPT'],
        received_at: '2026-04-01T09:00:00.000Z',
        effective_from: '2026-01-01',
        effective_until: null,
      },
    };
  });
  const submitted = files.map(({ source, sha256, size }) => {
    return { record_id: source.record_id, sha256, size, disposition: 'in_scope' };
  });
  return { schema: 'attestlayer.manifest.v1', files, submitted };
}
