import { readXlsx } from './read-xlsx.ts';
import { serveOffice } from './serve-office.ts';

serveOffice(readXlsx);
