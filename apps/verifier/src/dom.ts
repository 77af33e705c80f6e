/** What may stand inside an element: nodes, plain text (never markup), or nothing. */
export type Child = Node | string | null;

type Attributes = Record<string, string | true | null>;

/**
 * Makes an element. Text children become text nodes, so nothing that came from a kit is ever parsed as markup.
 * Attribute names and tags are always constants of this program; `null` leaves an attribute out.
 */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null) node.setAttribute(name, value === true ? '' : value);
  }
  node.append(...present(children));
  return node;
}

/** Makes a push button with its action. */
export function button(label: string, className: string, onPress: () => void): HTMLButtonElement {
  const node = element('button', { type: 'button', class: className }, label);
  node.addEventListener('click', onPress);
  return node;
}

/** Finds an element that page.html.template always contains; its absence is a broken build, so it throws. */
export function requireElement(id: string): HTMLElement {
  const node = document.getElementById(id);
  if (node === null) throw new Error(`page.html.template has no element #${id}`);
  return node;
}

/** Replaces everything inside an element. */
export function replaceContent(parent: Element, ...children: readonly Child[]): void {
  parent.replaceChildren(...present(children));
}

function present(children: readonly Child[]): (Node | string)[] {
  return children.filter((child) => child !== null);
}
