/** The fixed templates, by file name. */
export type Template = 'binder.typ' | 'record.typ' | 'blocker-report.typ' | 'probe.typ';

/** What the compile child is asked to do; the data lies in the job folder as `data.json`. */
export type CompileTask =
  | {
      kind: 'document';
      jobFolder: string;
      fontFolders: string[];
      template: Template;
      /** A name of the compiler's PDF standards. */
      standard: '1.7' | 'a-3a';
      outFile: string;
    }
  /** Compiles the exhibits from index `first` on, each alone, and tells of each before it goes on. */
  | { kind: 'probe'; jobFolder: string; fontFolders: string[]; first: number; count: number };

/** What the compile child answers. */
export type CompileAnswer =
  | { outcome: 'compiled'; pages: number }
  | { outcome: 'refused'; diagnostics: string[] }
  | { outcome: 'probed'; index: number; works: boolean };
