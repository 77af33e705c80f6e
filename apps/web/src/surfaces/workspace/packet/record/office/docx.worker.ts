import { readDocx } from './read-docx.ts';
import { serveOffice } from './serve-office.ts';

serveOffice(readDocx);
