import { BOUNDARY } from '@attestlayer/kit';
import { html } from 'hono/html';

export type Html = ReturnType<typeof html>;

/** A page of the docs: our own text and our own stylesheet, nothing that runs. */
export function renderPage({ title, header, main }: { title: string; header: Html; main: Html }): Html {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<link rel="stylesheet" href="/docs/docs.css">
</head>
<body>
<a class="skip" href="#content">Skip to the content</a>
<header>
${header}
</header>
<main id="content">
${main}
</main>
<footer><p>${BOUNDARY}</p></footer>
</body>
</html>
`;
}
