/** Why an exhibit is represented by a slip sheet instead of its pages. The codes are API, the sentences are not. */
export type SlipReason = keyof typeof SLIP_REASONS;

/** What the slip sheet says, in words for a reader who never saw our software. */
export const SLIP_REASONS = {
  type_not_shown:
    'Files of this type are not printed here, because a printed extract could differ from what its own program shows.',
  empty: 'The file is empty.',
  too_large: 'The file is larger than this document can show.',
  too_many_pages: 'The file has more pages than this document can show for one exhibit.',
  binder_full: 'The document already holds as many pages as it can show.',
  pdf_locked: 'The PDF cannot be opened without its password.',
  pdf_damaged: 'The PDF is damaged and could not be opened.',
  pdf_no_pages: 'The PDF has no pages.',
  pdf_page_damaged: 'At least one page of the PDF is damaged and could not be drawn.',
  pdf_page_size: 'At least one page of the PDF has a size that cannot be printed.',
  pdf_altered: 'The pages could not be copied here without a visible change.',
  image_damaged: 'The picture is damaged or cut short.',
  image_too_large: 'The picture has more pixels than this document can show.',
  text_not_utf8: 'The text is not valid UTF-8, so it cannot be printed without guessing.',
  time_limit: 'Opening the file took longer than is allowed.',
  memory_limit: 'Opening the file needed more memory than is allowed.',
  reader_crashed: 'The program that opens files of this type stopped while reading this one.',
  layout_failed: 'The file opened, but its pages could not be placed in this document.',
} as const;

/** What was left out or changed on the way from the file to its pages; printed with the exhibit. */
export type ExhibitNote = keyof typeof EXHIBIT_NOTES;

/** The sentences for {@link ExhibitNote}. */
export const EXHIBIT_NOTES = {
  signed: 'The file is digitally signed. The signature can be checked on the original file, not on these pages.',
  restricted: 'The file carries usage restrictions (no printing or copying) that these pages do not carry.',
  pictures:
    'The pages are shown as pictures of what a viewer shows, because a direct copy would look different (for example hidden layers).',
  attachments: 'The file carries attached files that are not shown here.',
  dynamic_form: 'The file is a dynamic form (XFA); its own program may show more than these pages.',
  scripts: 'The file contains scripts; they were not run.',
  notes_drawn: 'Comments and form fields are drawn into the pages as a viewer shows them.',
  blank_pages: 'At least one page came out blank; the original may rely on fonts or content that it does not carry.',
} as const satisfies Record<string, string>;
