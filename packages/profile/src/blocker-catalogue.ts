import type { BlockerCodeEntry } from './blocker-codes.ts';

/** The catalogue itself. The texts are for the person who has to act: no jargon, one thing to do. */
export const BLOCKER_CATALOGUE = [
  {
    code: 'requirement_missing',
    severity: 'blocker',
    title: 'Nothing was submitted for a requirement',
    meaning: 'The profile asks for records here, and no record is assigned to this requirement.',
    remedy: 'Add the records that the requirement describes, or assign records that are already in the packet to it.',
    example: { expected: 'at least 1 record: PDF, CSV or PNG', found: 'no record' },
  },
  {
    code: 'too_few_records',
    severity: 'blocker',
    title: 'Too few usable records',
    meaning:
      'Records are assigned, but fewer of them can be used than the requirement asks for. A record that has a blocker of its own, or that repeats the bytes of another one, does not count.',
    remedy: 'Add records, or replace the ones that cannot be used. Their own blockers say why.',
    example: { expected: 'at least 2 usable records', found: '1 usable record of 1 submitted' },
  },
  {
    code: 'too_many_records',
    severity: 'blocker',
    title: 'Too many records',
    meaning: 'The requirement names a highest number of records, and more are assigned to it.',
    remedy: 'Keep the records that answer the requirement, and withdraw the others or assign them elsewhere.',
    example: { expected: 'at most 1 record', found: '2 records' },
  },
  {
    code: 'duplicate_record',
    severity: 'blocker',
    title: 'The same bytes were submitted more than once',
    meaning:
      'The requirement asks for different records, and two or more of those assigned to it are byte for byte equal.',
    remedy: 'Keep one of them and withdraw the others, or submit the record that was meant.',
    example: { expected: 'records that differ', found: '2 records with the same bytes' },
  },
  {
    code: 'images_only',
    severity: 'blocker',
    title: 'Only images were submitted for a document',
    meaning:
      'Images can support this requirement but cannot satisfy it alone: what they show can be neither searched nor checked for completeness.',
    remedy:
      'Add the document or the export that the images were taken from, and keep the images beside it if they help.',
    example: { expected: 'at least 1 record that is not an image', found: '1 image' },
  },
  {
    code: 'record_refused',
    severity: 'blocker',
    title: 'A record was refused',
    meaning:
      'Inspection refused the record: it can run, is too large or empty, is an archive that cannot be opened within the limits, or holds a password, key or token. The reason is given with the code of the refusal.',
    remedy: 'Withdraw the record, remove what it was refused for, and submit it again.',
    example: { expected: 'a record that inspection takes in', found: 'refused (macros): the workbook holds macros' },
  },
  {
    code: 'record_encrypted',
    severity: 'blocker',
    title: 'A record needs a password to open',
    meaning: 'The record is encrypted, so nobody who receives the kit could read it.',
    remedy: 'Save a copy without a password and submit that copy. Never send the password.',
    example: {
      expected: 'a record that opens without a password',
      found: 'encrypted: a password is needed to open it',
    },
  },
  {
    code: 'record_unreadable',
    severity: 'blocker',
    title: 'A record cannot be read',
    meaning: 'The record is damaged, is not what its bytes claim to be, or could not be inspected to the end.',
    remedy: 'Open the record on your own computer, save or export it again, and submit the new copy.',
    example: { expected: 'a record that can be opened and read', found: 'not readable (damaged): no pages' },
  },
  {
    code: 'type_not_accepted',
    severity: 'blocker',
    title: 'A record has a type that the requirement does not accept',
    meaning:
      'The type is decided by the bytes, not by the name. This requirement does not accept records of this type.',
    remedy: 'Submit the record in one of the accepted types, or assign it to a requirement that accepts it.',
    example: { expected: 'PDF, CSV or PNG', found: 'JPG' },
  },
  {
    code: 'pdf_too_few_pages',
    severity: 'blocker',
    title: 'A PDF has too few pages',
    meaning: 'The PDF opens, but has fewer pages than a complete record of this kind has.',
    remedy: 'Submit the whole document. A cover page or an extract is not enough.',
    example: { expected: 'at least 2 pages', found: '1 page' },
  },
  {
    code: 'pdf_restricted',
    severity: 'blocker',
    title: 'A PDF restricts what a reader may do',
    meaning:
      'The PDF opens without a password, but is encrypted with an owner password that restricts printing or copying, and the requirement does not allow that.',
    remedy: 'Save a copy without restrictions and submit that copy.',
    example: { expected: 'a PDF without an owner password', found: 'restricted by an owner password' },
  },
  {
    code: 'pdf_too_little_text',
    severity: 'blocker',
    title: 'A PDF has too little text',
    meaning: 'The pages hold less text than a readable document of this kind. A scan without recognised text has none.',
    remedy:
      'Export the PDF from the program it was written in, or run text recognition on the scan, and submit it again.',
    example: { expected: 'at least 200 characters of text', found: '12 characters of text' },
  },
  {
    code: 'table_headers_missing',
    severity: 'blocker',
    title: 'A table lacks columns',
    meaning:
      'The first row of the table, or of every sheet of the workbook, does not name the columns that are asked for.',
    remedy: 'Add a header row with the missing names, or export the table again with these columns.',
    example: {
      expected: 'columns: When, Result',
      found: 'missing: Result; present: When, Who',
    },
  },
  {
    code: 'table_too_few_rows',
    severity: 'blocker',
    title: 'A table has too few rows',
    meaning: 'Below its header row, the table has fewer rows than a complete record of this kind.',
    remedy: 'Export the table again with all its rows, and check the filter and the dates of the export.',
    example: { expected: 'at least 2 rows', found: '1 row' },
  },
  {
    code: 'json_schema_mismatch',
    severity: 'blocker',
    title: 'A JSON record does not have the expected structure',
    meaning:
      'The record is JSON, but lacks members or holds values that the JSON Schema in the profile does not allow.',
    remedy: 'Correct the members that are named, and submit the record again.',
    example: {
      expected: 'JSON that fits the schema of the profile',
      found: '1 error: /0 must have the member "result"',
    },
  },
  {
    code: 'json_schema_unchecked',
    severity: 'blocker',
    title: 'A JSON record was not checked against its schema',
    meaning:
      'The record was inspected before it was assigned to this requirement. What was not checked is never taken as satisfied.',
    remedy:
      'Inspect the record again; the service does this when the record is assigned. If it stays, tell the issuer.',
    example: { expected: 'a check against the schema of the profile', found: 'no check' },
  },
  {
    code: 'document_too_short',
    severity: 'blocker',
    title: 'A document has too little text',
    meaning:
      'The document opens, but holds less text than a complete record of this kind. An empty template has little or none.',
    remedy: 'Submit the finished document.',
    example: { expected: 'at least 200 characters of text', found: '12 characters of text' },
  },
  {
    code: 'document_tracked_changes',
    severity: 'blocker',
    title: 'A document has changes that nobody accepted',
    meaning: 'The document still holds tracked changes, so two readers can read two different texts.',
    remedy: 'Accept or reject all changes, save the document, and submit it again.',
    example: { expected: 'no tracked changes', found: 'tracked changes' },
  },
  {
    code: 'text_too_short',
    severity: 'blocker',
    title: 'A text is too short',
    meaning: 'The text holds fewer characters than a complete record of this kind.',
    remedy: 'Submit the whole text.',
    example: { expected: 'at least 200 characters of text', found: '12 characters of text' },
  },
  {
    code: 'image_too_small',
    severity: 'blocker',
    title: 'An image is too small to read',
    meaning: 'The image has fewer pixels than the requirement asks for, so text in it could not be read.',
    remedy: 'Take the picture or the screenshot again in full size. Enlarging the small one does not help.',
    example: { expected: 'at least 640 x 360 pixels', found: '120 x 80 pixels' },
  },
  {
    code: 'declaration_missing',
    severity: 'blocker',
    title: 'A declared value is missing',
    meaning: 'The requirement asks the client to declare this value, and it is empty.',
    remedy: 'Fill in the value on the request.',
    example: { expected: 'Reviewer: text of 1 to 200 characters', found: 'no value' },
  },
  {
    code: 'declaration_invalid',
    severity: 'blocker',
    title: 'A declared value is not valid',
    meaning: 'The value is there, but is not what the field asks for.',
    remedy: 'Correct the value on the request.',
    example: { expected: 'Reviewed on: a date as YYYY-MM-DD', found: '"31 March 2026"' },
  },
  {
    code: 'effective_dates_missing',
    severity: 'blocker',
    title: 'A record does not say which days it speaks for',
    meaning: 'The requirement needs the first day that each record speaks for, and it was not declared.',
    remedy:
      'Declare the first day, and the last day if the record has one: for a policy the day it came into force, for a report the days it covers.',
    example: { expected: 'the first day that the record speaks for', found: 'not declared' },
  },
  {
    code: 'effective_dates_invalid',
    severity: 'blocker',
    title: 'The declared days of a record are not valid',
    meaning: 'A declared day is no real date, the last day is before the first, or a last day stands without a first.',
    remedy: 'Correct the days of the record.',
    example: { expected: 'a first day that is not after the last day', found: '2026-03-31 to 2026-01-01' },
  },
  {
    code: 'effective_in_future',
    severity: 'blocker',
    title: 'A record speaks for days that have not begun',
    meaning: 'The first day that the record speaks for is after the day of evaluation.',
    remedy: 'Correct the first day, or submit the record that is in force now.',
    example: { expected: 'a first day on or before 2026-04-15', found: '2062-01-01' },
  },
  {
    code: 'effective_too_old',
    severity: 'blocker',
    title: 'A record is too old',
    meaning:
      'The last day that the record speaks for, or its first day when no last day was declared, is further back than the requirement allows on the day of evaluation.',
    remedy: 'Submit a newer record. If the record was reviewed or renewed since, declare the days of that review.',
    example: { expected: 'at most 100 days before 2026-04-15', found: '2025-12-31 (105 days before)' },
  },
  {
    code: 'effective_does_not_cover_period',
    severity: 'blocker',
    title: 'The records do not cover the whole period',
    meaning: 'Taken together, the usable records leave days of the packet period that none of them speaks for.',
    remedy: 'Add records for the missing days, or correct the declared days of the records.',
    example: { expected: '2026-01-01 to 2026-03-31', found: 'not covered: 2026-02-01 to 2026-03-31' },
  },
  {
    code: 'period_missing',
    severity: 'blocker',
    title: 'The packet has no period',
    meaning: 'A requirement asks for records that cover the period of the packet, and the packet names no period.',
    remedy: 'Set the first and the last day of the period on the packet.',
    example: { expected: 'a first and a last day of the period', found: 'no period' },
  },
  {
    code: 'requirement_unknown',
    severity: 'blocker',
    title: 'A requirement is not in the profile',
    meaning:
      'A record is assigned to, or a value is declared for, a requirement that this version of the profile does not have.',
    remedy: 'Assign the record to a requirement of this profile, and clear the values of the other one.',
    example: { expected: 'a requirement of TEST-01 version 1', found: '"OTHER-01.POL"' },
  },
  {
    code: 'record_unassigned',
    severity: 'notice',
    title: 'A record is not assigned to any requirement',
    meaning:
      'The record was submitted but answers no requirement, so it takes no part in the outcome and stays out of the kit.',
    remedy: 'Assign the record to the requirement that it answers, or withdraw it.',
    example: { expected: 'a record that answers a requirement', found: 'not assigned' },
  },
  {
    code: 'declaration_unknown',
    severity: 'notice',
    title: 'A declared value has no field in the profile',
    meaning: 'A value was declared under a name that the requirement does not have. It is left out of the evaluation.',
    remedy: 'Declare the value under the name of a field of the requirement, or remove it.',
    example: { expected: 'one of: reviewer, reviewed_on', found: '"reviewed_by"' },
  },
] as const satisfies readonly (Omit<BlockerCodeEntry, 'code'> & { code: string })[];
