/** Intake of a folder: files and archives → submitted records with facts, joined with the packet file. */
export { IntakeError, type IntakeErrorCode } from './intake-error.ts';
export { findPacketFile, type PacketFile, packetFileSchema } from './packet-file.ts';
export { type IntakeRecord, type ReadSubmissionInput, readSubmission, type Submission } from './read-submission.ts';
