import { BINDING_CASES } from './binding-cases.ts';
import { DOCUMENT_CASES, TRAIL_CASES } from './document-cases.ts';
import type { FailureCase } from './failure-case.ts';
import { KEY_CASES, TRUST_CASES } from './key-cases.ts';
import { LOG_CASES } from './log-cases.ts';
import { PATH_CASES, ZIP_CASES } from './opening-cases.ts';
import { STATUS_CASES } from './status-cases.ts';
import { TIME_CASES } from './time-cases.ts';

/** Every way in which a kit is refused or left open, by subject; tests run them, and test vectors are made from them. */
export const FAILURE_CASES: Record<string, FailureCase[]> = {
  'trust root of the reader': TRUST_CASES,
  'ZIP profile': ZIP_CASES,
  paths: PATH_CASES,
  'documents and files': DOCUMENT_CASES,
  'hash trail': TRAIL_CASES,
  'what the receipt binds': BINDING_CASES,
  'key and signature': KEY_CASES,
  'log and witnesses': LOG_CASES,
  'key window and status': STATUS_CASES,
  time: TIME_CASES,
};
