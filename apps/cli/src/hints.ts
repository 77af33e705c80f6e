const RESTORE_LOG =
  'stop issuing; restore the log folder from a backup that is not older, and run "attestlayer log fsck"';
const RUN_AGAIN = 'run the same command again; what was done is recognised and nothing is done twice';
const FREE_SPACE = 'free some space and run the same command again; nothing half-written was left behind';

/**
 * What to do next, by the code of the error that a package threw. A code that stands here is something a person can mend, and
 * ends with the exit code of malformed input; any other is a defect of ours.
 */
export const HINTS: Readonly<Record<string, string>> = {
  folder_missing: 'check the path; a folder of records is expected',
  folder_is_a_file: 'put the record into a folder of its own and name the folder',
  folder_unreadable: 'check the permissions of the folder and everything in it',
  folder_empty: 'put the records to submit into the folder, then run the command again',
  too_many_files: 'name the folder that holds the records or the kit only',
  packet_file_missing: 'check the path given with --packet',
  packet_file_malformed:
    'correct the packet file; "attestlayer evaluate FOLDER --profile ID --suggest" prints one to start from',
  packet_file_version_unsupported: 'update this program, or write the packet file in the version that it reads',
  packet_file_names_unknown_record: 'correct the path in the packet file, or add the record to the folder',
  passphrase_wrong: 'check the passphrase; nothing was changed',
  passphrase_empty: 'choose a passphrase of several words',
  key_file_missing: 'run "attestlayer init", or restore the keys folder from a backup',
  key_file_exists: 'this home folder has keys already; name another one with --home to set up another issuer',
  key_file_corrupt: 'restore the file from a backup; a damaged key cannot be repaired',
  key_file_version_unsupported: 'update this program',
  key_file_unreadable: 'check the permissions of the keys folder',
  key_role_mismatch: 'the files in the keys folder were exchanged; restore them from a backup',
  not_found: 'check the path',
  permission_denied: 'check the permissions of the file or folder',
  disk_full: FREE_SPACE,
  already_exists: 'choose another name; nothing is ever overwritten',
  not_regular_file: 'name a plain file or folder; links and devices are never followed',
  io_failed: 'check the disk, then run the command again',
  ENOSPC: FREE_SPACE,
  EACCES: 'check the permissions of the file or folder',
  ENOENT: 'check the path',
  log_locked: 'wait until the other run has ended, then run the command again',
  log_missing: 'run "attestlayer init", or name the right log folder',
  log_failed: RUN_AGAIN,
  log_rolled_back: RESTORE_LOG,
  entry_damaged: RESTORE_LOG,
  tile_missing: RESTORE_LOG,
  tile_damaged: RESTORE_LOG,
  tile_conflict: RESTORE_LOG,
  batch_damaged: RESTORE_LOG,
  final_damaged: RESTORE_LOG,
  witness_disagrees: RESTORE_LOG,
  log_busy: RUN_AGAIN,
  log_frozen: 'this log has ended; set up its successor as docs/runbooks/freeze-and-new-shard.md describes',
  cosign_failed: 'check that the witnesses of the policy can be reached, then run the same command again',
  checkpoint_missing: RESTORE_LOG,
  checkpoint_conflict: 'make sure that one process at a time appends to the log, then run the command again',
  checkpoint_invalid: RESTORE_LOG,
  checkpoint_other_origin: 'the log folder belongs to another issuer; restore the right one from a backup',
  storage_full: FREE_SPACE,
  storage_failed: 'check the disk, then run the command again',
  record_changed: 'leave the folder alone while a kit is built, and run the command again',
  output_exists: 'move the file away, then run the command again',
  file_unreadable: 'check the permissions of the records',
  policy_malformed: 'see spec/verification.md for the policy document, which must be canonical JSON',
  trust_jws_invalid: 'get the trust root from the issuer again; this file is not one',
};
