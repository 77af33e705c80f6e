import type { Deviation, Deviations } from './documents-judgement.ts';

const accept = (reason: string): Deviation => ({ verdict: 'accept', reason });
const reject = (reason: string): Deviation => ({ verdict: 'reject', reason });

const DISPLAYED = accept('the defect is in metadata; every row of the picture is decoded');
const PROTECTED = accept('protected against editing, not encrypted: it opens and reads without a password');
const NO_ACTION = accept('no action that runs or fetches is in the file, in plain or in compressed objects');
const READ = accept('read within the limits of time and memory');
const BYTES_DECIDE = accept('the type is what the bytes say, whatever the name says');

/** Where documents are judged otherwise than LABELS.json suggests. */
export const DOCUMENT_DEVIATIONS: Deviations = {
  'filenames/accept-names.zip': reject('NFC and NFD twins unpack to one file on some systems; B-zip rejects them too'),
  'images-pillow/apng_syntax_num_frames_zero.png': reject('an animation of no frames; libspng refuses the header'),
  'images-pillow/broken_data_stream.png': DISPLAYED,
  'images-pillow/hopper_idat_after_image_end.png': DISPLAYED,
  'images-pillow/icc-after-SOF.jpg': DISPLAYED,
  'images-pillow/itxt_chunks.png': DISPLAYED,
  'images-pillow/photoshop-200dpi-broken.jpg': DISPLAYED,
  'images-pillow/png_decompression_dos.png': READ,
  'images-pillow/sugarshack_bad_mpo_header.jpg': DISPLAYED,
  'images-pillow/truncated_app14.jpg': DISPLAYED,
  'office-poi/document/Bug66988.docx': accept(
    'no part has a document type declaration; the set names a bug, not an attack',
  ),
  'office-poi/document/bug66312.docx': accept(
    'no part has a document type declaration; the set names a bug, not an attack',
  ),
  'office-poi/document/documentProtection_comments_no_password.docx': PROTECTED,
  'office-poi/document/documentProtection_readonly_no_password.docx': PROTECTED,
  'office-poi/document/documentProtection_trackedChanges_no_password.docx': PROTECTED,
  'office-poi/spreadsheet/poc-shared-strings.xlsx': READ,
  'office-poi/spreadsheet/workbookProtection-workbook_password-2013.xlsx': PROTECTED,
  'pdf-pdfjs/encrypted-attachment.pdf': accept('only an attachment is encrypted; the pages open without a password'),
  'pdf-pdfjs/fields_order.pdf': NO_ACTION,
  'pdf-pdfjs/file_pdfjs_test.pdf': NO_ACTION,
  'pdf-pdfjs/pdfjs_wikipedia.pdf': NO_ACTION,
  'pdf-verapdf/PDF_A-4/6.6_Action/6.6.1_General/6-6-1-t01-pass-a.pdf': reject(
    'PDF/A-4 allows JavaScript, intake does not',
  ),
  'selfmade/jpg/segment-length-0.jpg': DISPLAYED,
  'selfmade/pdf-bomb/array-nesting-100000.pdf': READ,
  'selfmade/pdf-bomb/content-flate-flate-100MiB.pdf': READ,
  'selfmade/pdf-page-box/mediabox-float-huge.pdf': accept('PDFium ignores the impossible page box and takes Letter'),
  'selfmade/txt/eicar.txt': accept('the test string of virus scanners is plain text; the scanner hook flags it'),
  'selfmade/type-confusion/pdf-as.md': BYTES_DECIDE,
  'selfmade/type-confusion/png-as.jpg': BYTES_DECIDE,
};
