import * as z from 'zod';
import { JobDelayed, type JobHandlers, type JobRun } from '../../jobs/index.ts';
import { sendReminders } from './send-reminders.ts';
import { tellReturned, tellShared } from './tell-contributors.ts';

/** A due date may be moved meanwhile, so a waiting reminder looks again once a day. */
const LONGEST_WAIT_MS = 24 * 60 * 60 * 1000;

const requestPayload = z.object({ request_id: z.string() });
const sharedPayload = z.object({ packet_id: z.string(), attempt: z.int() });

/** Lives as long as its request may be reminded of, and waits for the next time. */
async function remind({ context, payload }: JobRun): Promise<void> {
  const { request_id: requestId } = requestPayload.parse(payload);
  const { database, now } = context;
  const read = () =>
    database.query.selectFrom('client_requests').selectAll().where('id', '=', requestId).executeTakeFirst();
  const request = await read();
  if (request === undefined || request.remind_at === null) return;
  if (request.remind_at <= now()) await database.transaction((tx) => sendReminders(tx, context, request));
  const next = (await read())?.remind_at ?? null;
  if (next !== null)
    throw new JobDelayed(Math.min(LONGEST_WAIT_MS, Math.max(0, next - now())), 'the next reminder is due later');
}

export const requestJobs: JobHandlers = {
  'requests.remind': { run: remind },
  'requests.tell-returned': {
    run: ({ context, payload }) =>
      context.database.transaction((tx) => tellReturned(tx, context, requestPayload.parse(payload).request_id)),
  },
  'requests.tell-shared': {
    run({ context, payload }) {
      const { packet_id: packetId, attempt } = sharedPayload.parse(payload);
      return context.database.transaction((tx) => tellShared(tx, context, { packetId, attempt }));
    },
  },
};
