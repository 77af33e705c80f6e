import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeBase64, encodeUtf8, sha256Hex } from '@attestlayer/encoding';
import type { BinderExhibit, BinderModel } from './model.ts';
import { writePicturePdf } from './readers/picture-pdf.ts';
import { renderBinder } from './render-binder.ts';

/**
 * SHA-256 of the self-test binder, made on linux-x64. A machine that gives another value does not render what was
 * tested: another compiler, reader, font or template. Other platforms are not proven to give the same bytes.
 */
const SELF_TEST_SHA256 = '6feac48c1782fe615a9d89e7a24f34cc95712c46fcd98be46f157b4d55704821';

/** Outcome of {@link selfTestBinder}; `sha256` is what this machine produced. */
export type BinderSelfTest = { ok: boolean; expectedSha256: string; sha256: string };

/** Renders a fixed tiny packet, every reader included, and compares it with the stored SHA-256. For the readiness check. */
export async function selfTestBinder(): Promise<BinderSelfTest> {
  const folder = await mkdtemp(join(tmpdir(), 'attestlayer-self-test-'));
  try {
    const model = await writeSelfTestPacket(folder);
    const { sha256, slips } = await renderBinder({ model, outFile: join(folder, 'binder.pdf') });
    return { ok: sha256 === SELF_TEST_SHA256 && slips.length === 0, expectedSha256: SELF_TEST_SHA256, sha256 };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const AT = '2026-01-02T03:04:05.678Z';

async function writeSelfTestPacket(folder: string): Promise<BinderModel> {
  const exhibits = await Promise.all(
    listSelfTestFiles().map(async ({ name, mediaType, bytes }, index): Promise<BinderExhibit> => {
      const number = index + 1;
      const file = join(folder, String(number));
      await writeFile(file, bytes);
      return {
        number,
        path: `evidence/${number}`,
        originalName: name,
        sizeBytes: bytes.length,
        sha256: sha256Hex(bytes),
        mediaType,
        requirementIds: ['self-test'],
        receivedAt: AT,
        effectiveFrom: null,
        effectiveUntil: null,
        file,
      };
    }),
  );
  const party = { id: 'self-test', name: 'Self-test' };
  return {
    receiptId: '00000000-0000-7000-8000-000000000000',
    packetId: 'self-test',
    createdAt: AT,
    issuer: party,
    partner: party,
    client: party,
    profile: { id: 'self-test', version: '1', laneId: 'self-test', title: 'Self-test', sha256: '0'.repeat(64) },
    period: null,
    attempt: 1,
    sandbox: true,
    requirements: [
      { id: 'self-test', title: 'Self-test', status: 'satisfied', exhibits: exhibits.map((e) => e.number) },
    ],
    exhibits,
    trail: { head: '0'.repeat(64), entries: [{ seq: 0, at: AT, event: 'frozen', summary: 'Self-test' }] },
    issuerKey: { kid: 'self-test', x: 'self-test' },
    log: { origin: 'self-test' },
    verify: { url: 'https://self-test.invalid/', commands: ['sha256sum -c SHA256SUMS'] },
    boundary: 'Self-test.',
    proves: ['Nothing.'],
    provesNot: ['Everything.'],
  };
}

const PIXEL_PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
/** The zlib stream of one mid-grey byte, written out because zlib versions compress differently. */
const GREY_PIXEL = 'eJxrAAAAgQCB';

/** One file for each reader; the names touch every font. */
function listSelfTestFiles(): { name: string; mediaType: string; bytes: Uint8Array }[] {
  const data = decodeBase64(GREY_PIXEL);
  const picture = { width: 1, height: 1, colours: 1, encoding: 'zlib', data, profile: null } as const;
  const pdf = writePicturePdf([{ width: 200, height: 100, orientation: 1, picture }]);
  return [
    { name: '政策 方針 정책 سياسة מדיניות ✅.pdf', mediaType: 'application/pdf', bytes: pdf },
    { name: 'pixel.png', mediaType: 'image/png', bytes: decodeBase64(PIXEL_PNG) },
    { name: 'table.csv', mediaType: 'text/csv', bytes: encodeUtf8('name,value\nalpha,1\n') },
    { name: 'note.txt', mediaType: 'text/plain', bytes: encodeUtf8('A line of text\n') },
  ];
}
