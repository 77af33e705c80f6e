import { readFileSync, readSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { init, type PdfiumModule, type PdfiumRuntimeMethods, type WrappedPdfiumModule } from '@embedpdf/pdfium';

/** FPDF_FILEACCESS of fpdfview.h: length, block reader, its parameter; 4 bytes each in 32-bit WebAssembly. */
const FILE_ACCESS_BYTES = 12;

/** FPDF_FILEWRITE of fpdf_save.h: version (1), block writer. */
const FILE_WRITE_BYTES = 8;
const FILE_WRITE_VERSION = 1;

/** The typings leave the memory views out. They are replaced when memory grows, so they are looked up at each use. */
type Memory = { HEAPU8: Uint8Array };

/** PDFium with the four helpers that the readers of this folder share. */
export type Pdfium = {
  api: WrappedPdfiumModule;
  /** Opens a document that is read from a file descriptor, block by block; 0 when PDFium cannot. */
  openDocument(fd: number, sizeBytes: number): number;
  /** Writes the document anew and hands over each block; false when PDFium cannot. */
  saveDocument(document: number, flags: number, onBlock: (block: Uint8Array) => void): boolean;
  /** Reads a UTF-16 text by a function that takes a buffer and its size and returns the bytes needed. */
  readText(read: (buffer: number, sizeBytes: number) => number, limitBytes: number): string;
  /** Copies bytes out of PDFium's memory. */
  copyOut(pointer: number, length: number): Uint8Array;
};

let compiled: WebAssembly.Module | undefined;

/**
 * A new instance of PDFium. Every document gets its own: whatever a hostile one does to the memory of its instance,
 * the next document does not see it. The code is compiled once.
 */
export async function createPdfium(): Promise<Pdfium> {
  const wasm = await compilePdfium();
  const options = {
    instantiateWasm(imports: WebAssembly.Imports, done: (instance: WebAssembly.Instance) => void) {
      const instance = new WebAssembly.Instance(wasm, imports);
      done(instance);
      return instance.exports;
    },
    print: () => {},
    printErr: () => {},
  };
  const api = await init(options as Partial<PdfiumModule & PdfiumRuntimeMethods>);
  api.PDFiumExt_Init();
  return { api, ...createHelpers(api) };
}

async function compilePdfium(): Promise<WebAssembly.Module> {
  compiled ??= await WebAssembly.compile(
    readFileSync(fileURLToPath(import.meta.resolve('@embedpdf/pdfium/pdfium.wasm'))),
  );
  return compiled;
}

function createHelpers(api: WrappedPdfiumModule): Omit<Pdfium, 'api'> {
  const { pdfium } = api;
  const heap = () => (pdfium as unknown as Memory).HEAPU8;
  const allocate = (bytes: number) => {
    const pointer = pdfium.wasmExports.malloc(bytes);
    if (pointer === 0) throw new RangeError('PDFium is out of memory');
    return pointer;
  };
  return {
    openDocument(fd, sizeBytes) {
      const readBlock = (_parameter: number, position: number, buffer: number, length: number) =>
        readSync(fd, heap(), buffer, length, position >>> 0) === length ? 1 : 0;
      const access = allocate(FILE_ACCESS_BYTES);
      pdfium.setValue(access, sizeBytes, 'i32');
      pdfium.setValue(access + 4, pdfium.addFunction(readBlock, 'iiiii'), 'i32');
      pdfium.setValue(access + 8, 0, 'i32');
      return api.FPDF_LoadCustomDocument(access, '');
    },
    saveDocument(document, flags, onBlock) {
      const writeBlock = (_self: number, data: number, length: number) => {
        onBlock(heap().slice(data, data + length));
        return 1;
      };
      const writer = allocate(FILE_WRITE_BYTES);
      pdfium.setValue(writer, FILE_WRITE_VERSION, 'i32');
      pdfium.setValue(writer + 4, pdfium.addFunction(writeBlock, 'iiii'), 'i32');
      return api.FPDF_SaveAsCopy(document, writer, flags);
    },
    readText(read, limitBytes) {
      const needed = Math.min(read(0, 0), limitBytes);
      if (needed < 2) return '';
      const buffer = allocate(limitBytes);
      const written = Math.min(read(buffer, limitBytes), limitBytes);
      // PDFium ends the text with a zero unit.
      const text = new TextDecoder('utf-16le').decode(heap().slice(buffer, buffer + Math.max(written - 2, 0)));
      pdfium.wasmExports.free(buffer);
      return text.replaceAll('\0', '');
    },
    copyOut: (pointer, length) => heap().slice(pointer, pointer + length),
  };
}
