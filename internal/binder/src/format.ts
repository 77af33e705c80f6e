/** Formats RFC 3339 UTC for people, to the second and without a locale: `2026-11-23 03:04:05 UTC`. */
export function formatInstant(at: string): string {
  return `${at.slice(0, 10)} ${at.slice(11, 19)} UTC`;
}

/** Formats a scope or effective period; null ends are open. */
export function formatPeriod(from: string | null, until: string | null): string {
  if (from !== null && until !== null) return `${from} to ${until}`;
  if (from !== null) return `from ${from}`;
  return until === null ? 'not declared' : `until ${until}`;
}

const SIZE_UNITS = ['kB', 'MB', 'GB'];

/** Formats a size in decimal units, the exact count beside it: `1.2 MB (1,234,567 bytes)`. */
export function formatSize(sizeBytes: number): { short: string; exact: string } {
  const exact = `${groupThousands(sizeBytes)} ${sizeBytes === 1 ? 'byte' : 'bytes'}`;
  let value = sizeBytes;
  let unit = 'bytes';
  for (const next of SIZE_UNITS) {
    if (value < 999.5) break;
    value /= 1_000;
    unit = next;
  }
  if (unit === 'bytes') return { short: exact, exact };
  return { short: `${value < 9.95 ? value.toFixed(1) : Math.round(value)} ${unit}`, exact };
}

/** Groups the digits of a whole number by commas. */
export function groupThousands(value: number): string {
  return String(value).replaceAll(/\B(?=(\d{3})+$)/g, ',');
}

const TYPE_NAMES: Readonly<Record<string, string>> = {
  'application/pdf': 'PDF document',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'Word document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'Excel workbook',
  'image/png': 'PNG picture',
  'image/jpeg': 'JPEG picture',
  'text/csv': 'CSV table',
  'text/plain': 'Text',
  'text/markdown': 'Markdown text',
  'application/json': 'JSON data',
};

/** Names a media type for people; an unknown one stays as it is written. */
export function formatMediaType(mediaType: string): string {
  return TYPE_NAMES[mediaType] ?? mediaType;
}
