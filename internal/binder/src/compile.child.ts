/** Child process of the compiler, for one task: it is native code, and hostile PDFs have made it abort. */
import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { sendToParent, serveParent } from './child-channel.ts';
import type { CompileAnswer, CompileTask, Template } from './compile-protocol.ts';

type Layout = { pages: number; pdf: Uint8Array } | { diagnostics: string[] };
type LayoutOptions = { file: string; standard: '1.7' | 'a-3a'; inputs: Record<string, string> };

function layOut(compiler: NodeCompiler, { file, standard, inputs }: LayoutOptions): Layout {
  const compiled = compiler.compile({ mainFilePath: file, inputs });
  // Warnings count: a font that is not found only warns, and the text is gone.
  const diagnostics = compiled.takeDiagnostics();
  const found = diagnostics === null ? [] : compiler.fetchDiagnostics(diagnostics);
  if (compiled.result === null || found.length > 0) return { diagnostics: found.map(describe) };
  const pdf = compiler.pdf(compiled.result, { pdfStandard: standard, pdfTags: true });
  return { pages: compiled.result.numOfPages, pdf };
}

type Diagnostic = { message: string; path?: string; range?: { start: { line: number } } };

/** The job folder is left out: it means nothing once the job is over. */
function describe({ message, path, range }: Diagnostic): string {
  return path && range ? `${basename(path)}:${range.start.line + 1}: ${message}` : message;
}

async function compileDocument(
  compiler: NodeCompiler,
  task: CompileTask & { kind: 'document' },
): Promise<CompileAnswer> {
  const layout = layOut(compiler, { file: templateFile(task, task.template), standard: task.standard, inputs: {} });
  if ('diagnostics' in layout) return { outcome: 'refused', ...layout };
  await writeFile(task.outFile, layout.pdf);
  return { outcome: 'compiled', pages: layout.pages };
}

async function probeExhibits(compiler: NodeCompiler, task: CompileTask & { kind: 'probe' }): Promise<CompileAnswer> {
  const file = templateFile(task, 'probe.typ');
  for (let index = task.first; index < task.count; index += 1) {
    await sendToParent({ outcome: 'probed', index, works: probe(compiler, file, index) } satisfies CompileAnswer);
    compiler.evictCache(0);
  }
  return { outcome: 'compiled', pages: 0 };
}

function probe(compiler: NodeCompiler, file: string, index: number): boolean {
  try {
    return 'pdf' in layOut(compiler, { file, standard: '1.7', inputs: { exhibit: String(index) } });
  } catch {
    return false; // the compiler throws what it finds while it writes the PDF
  }
}

function templateFile({ jobFolder }: CompileTask, template: Template): string {
  return `${jobFolder}/templates/${template}`;
}

serveParent<CompileTask>((task) => {
  const fontArgs = [{ fontPaths: task.fontFolders }];
  const compiler = NodeCompiler.create({ workspace: task.jobFolder, fontArgs });
  return task.kind === 'document' ? compileDocument(compiler, task) : probeExhibits(compiler, task);
});
