import type { AppContext } from '../../context.ts';
import { listMailRecipients } from '../accounts/index.ts';
import { sendMail } from '../notifications/index.ts';

/** Tells the person who asked for a kit, or the owners, that it is there: a link, never the kit. */
export async function announceKit(context: AppContext, issuanceId: string): Promise<void> {
  await context.database.transaction(async (tx) => {
    const { partner_id, requested_by, packet_id, receipt_id, title } = await tx
      .selectFrom('issuances')
      .innerJoin('packets', 'packets.id', 'issuances.packet_id')
      .select([
        'issuances.partner_id',
        'issuances.requested_by',
        'issuances.packet_id',
        'issuances.receipt_id',
        'packets.title',
      ])
      .where('issuances.id', '=', issuanceId)
      .executeTakeFirstOrThrow();
    for (const { email, locale } of await listMailRecipients(tx, { partnerId: partner_id, userId: requested_by })) {
      await sendMail(tx, context, {
        to: email,
        template: 'packet.issued',
        data: { title, receipt_id: receipt_id ?? '', link: `${context.config.baseUrl}/packets/${packet_id}` },
        locale,
        cause: { kind: 'issuance', id: issuanceId },
        partnerId: partner_id,
      });
    }
  });
}
