import type { FolderFile } from '@attestlayer/browser';

/** What a file input holds; those of a folder have their path in it. */
export function listChosenFiles(input: HTMLInputElement): FolderFile[] {
  return Array.from(input.files ?? [], (file) => ({
    path: file.webkitRelativePath === '' ? file.name : file.webkitRelativePath,
    file,
  }));
}
