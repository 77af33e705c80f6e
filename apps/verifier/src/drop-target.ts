/** Where dropped things go. */
type DropTarget = {
  /** Gets the transfer inside the event, while the browser still fills it. */
  onDrop: (transfer: DataTransfer, target: Element | null) => void;
};

/**
 * Makes the whole window a drop target: a file dropped beside a small zone would otherwise replace the page.
 * While something is dragged over the window, `<html data-dragging>` is set for the style sheet.
 */
export function listenForDrops({ onDrop }: DropTarget): void {
  const root = document.documentElement;
  addEventListener('dragover', (event) => {
    event.preventDefault();
    if (event.dataTransfer !== null) event.dataTransfer.dropEffect = 'copy';
    root.dataset.dragging = '';
  });
  addEventListener('dragleave', (event) => {
    // Leaving the window has no related target; moving between its elements has one.
    if (event.relatedTarget === null) delete root.dataset.dragging;
  });
  addEventListener('drop', (event) => {
    event.preventDefault();
    delete root.dataset.dragging;
    if (event.dataTransfer !== null) onDrop(event.dataTransfer, event.target instanceof Element ? event.target : null);
  });
}
