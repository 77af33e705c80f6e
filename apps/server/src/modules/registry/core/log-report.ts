import * as z from 'zod';

/**
 * What `attestlayer --json log monitor`, `log audit` or `log fsck` print, as far as the registry shows it. It is the word
 * of whoever ran them, shown with the time of the file.
 */
const reportSchema = z.discriminatedUnion('status', [
  z.object({ status: z.literal('sound'), size: z.int().min(0) }),
  z.object({ status: z.literal('audited'), size: z.int().min(0), violations: z.int(), notices: z.int() }),
  z.object({ status: z.literal('alarm'), code: z.string(), message: z.string() }),
  z.object({ status: z.literal('damaged'), code: z.string(), message: z.string() }),
]);

/** A result that somebody reached, and when. */
export type LogReport = { at: number } & z.infer<typeof reportSchema>;

/** Reads a report; null for anything else, which is then not shown. */
export function parseLogReport(text: string, at: number): LogReport | null {
  try {
    return { at, ...reportSchema.parse(JSON.parse(text)) };
  } catch {
    return null;
  }
}
