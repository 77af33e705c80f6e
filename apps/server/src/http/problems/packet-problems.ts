import type { ProblemTexts } from './problem-text.ts';

/** About clients, packets, requests, records and evaluations. */
export const packetProblems = {
  blob_being_deleted: {
    meaning: 'The same bytes were deleted in this moment, because nobody needed them any more.',
    action: 'Send them again in a minute.',
  },
  client_archived: {
    meaning: 'The client is archived and gets no new packets.',
    action: 'Bring the client back first.',
  },
  client_reference_taken: {
    meaning: 'Another client of the workspace has this reference.',
    action: 'Give another reference, or open the client that has it.',
  },
  content_deleted: {
    meaning: 'The bytes were deleted as the retention policy of the workspace says. Their SHA-256 is kept.',
    action: 'Use a copy of your own: that it is the same can be shown by its SHA-256.',
  },
  evaluation_outdated: {
    meaning: 'The packet was not evaluated, or its records changed since.',
    action: 'Evaluate it again.',
  },
  packet_full: {
    meaning: 'The packet holds as many records, or as many bytes, as one kit takes.',
    action: 'Withdraw records that are not needed, or open a second packet.',
  },
  packet_state_differs: {
    meaning: 'The packet is not in a state in which this can be done.',
    action: 'Read the packet again; its state says what can be done next.',
  },
  profile_invalid: {
    meaning: 'The draft is not a profile. "errors" names each place.',
    action: 'Correct what is named and try it again before it is published.',
  },
  profile_version_not_next: {
    meaning: 'Versions of a profile follow each other, and a published one never changes.',
    action: 'Set "version" to the next number.',
  },
  record_refused: {
    meaning: 'Inspection refused the record, so its bytes were not kept.',
    action: 'Read "refusal" of the record, and send another file.',
  },
  record_state_differs: {
    meaning: 'The record was returned, withdrawn or replaced in the meantime.',
    action: 'Read the records again. Withdrawn and replaced ones stay as they are; a new upload is a new record.',
  },
  replacement_unsuitable: {
    meaning: 'The record that should take the place of the other is not a current record of the same packet.',
    action: 'Name another record of the packet.',
  },
  request_ended: {
    meaning: 'The request to the client was taken back.',
    action: 'Make a new one.',
  },
  requests_too_many: {
    meaning: 'The packet has as many requests as it takes.',
    action: 'Send one of them again.',
  },
  samples_invalid: {
    meaning: 'A sample to try a profile with is not as the API describes it.',
    action: 'Correct what "errors" names.',
  },
} as const satisfies ProblemTexts;

/** About uploads, by tus 1.0 or in one call. */
export const uploadProblems = {
  tus_extension_unsupported: {
    meaning: 'The server does not have this extension of tus.',
    action: 'Ask with OPTIONS which it has.',
  },
  tus_version_differs: {
    meaning: 'The client speaks another version of tus.',
    action: 'Send "Tus-Resumable: 1.0.0".',
  },
  upload_body_too_long: {
    meaning: 'More bytes came than the upload was begun for.',
    action: 'Begin a new upload with the right length.',
  },
  upload_busy: {
    meaning: 'Another request is writing to this upload.',
    action: 'End it, ask with HEAD where the upload is, and go on from there.',
  },
  upload_expired: {
    meaning: 'The upload was not finished in its time, and its bytes were deleted.',
    action: 'Begin a new upload.',
  },
  upload_finished: {
    meaning: 'All bytes are there, so the upload cannot be taken back.',
    action: 'Withdraw the record that came of it.',
  },
  upload_interrupted: {
    meaning: 'The request ended before all of its bytes were there. What came is kept.',
    action: 'Ask with HEAD how much there is, and go on from there.',
  },
  upload_offset_differs: {
    meaning: 'The upload is at another place than "Upload-Offset" says.',
    action: 'Ask with HEAD where it is, and go on from there.',
  },
  upload_request_invalid: {
    meaning: 'The request is not as tus 1.0 describes it; the title says what is wrong.',
    action: 'Use a tus client, or see its specification.',
  },
  upload_too_large: {
    meaning: 'The file is larger than this server takes.',
    action: 'Split it, or ask whoever runs the service.',
  },
  uploads_too_many: {
    meaning: 'The packet has too many unfinished uploads.',
    action: 'Go on with one of them, or take one back by DELETE. What nobody goes on with expires.',
  },
} as const satisfies ProblemTexts;
