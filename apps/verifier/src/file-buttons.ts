import { button, element } from './dom.ts';
import { type MessageKey, text } from './messages.ts';

type FileButtonOptions = {
  label: MessageKey;
  className: string;
  accept: string | null;
  folder: boolean;
  /** Called with the filled input; it is emptied afterwards so that the same file can be chosen again. */
  onChosen: (input: HTMLInputElement) => void;
};

/** Makes a button that opens the browser's file (or folder) dialog; the native input stays out of sight and tab order. */
export function fileButton({ label, className, accept, folder, onChosen }: FileButtonOptions): HTMLElement {
  const input = element('input', { type: 'file', hidden: true, accept, webkitdirectory: folder ? true : null });
  input.addEventListener('change', () => {
    onChosen(input);
    input.value = '';
  });
  return element(
    'span',
    { class: 'file-button' },
    button(text(label), className, () => input.click()),
    input,
  );
}

/** The button that asks for a trust file; it stands in the panel and, without trust, beside the verdict. */
export function trustFileButton(
  label: MessageKey,
  className: string,
  onChosen: FileButtonOptions['onChosen'],
): HTMLElement {
  return fileButton({ label, className, accept: '.json,application/json', folder: false, onChosen });
}
