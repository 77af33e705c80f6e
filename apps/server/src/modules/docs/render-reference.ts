import { html } from 'hono/html';
import { listMembers, type Member, ruleOf, type Schemas, typeName } from './describe-schema.ts';
import type { JsonSchema, OpenApiDocument, OpenApiOperation } from './openapi-types.ts';
import { type Html, renderPage } from './page.ts';

type Operation = OpenApiOperation & { method: string; path: string };

/** The whole reference as one page, a section for each tag, so that the browser's own search finds everything. */
export function renderReference(document: OpenApiDocument): Html {
  const { info, servers, components } = document;
  const tags = groupByTag(document);
  return renderPage({
    title: info.title,
    header: html`<h1>${info.title}</h1>
<p>${info.description}</p>
<p>Version ${info.version}, at <code>${servers[0]?.url ?? ''}</code>. The same as a document for programs: <a href="/openapi.json">openapi.json</a>. What is answered instead of a success: <a href="/docs/problems">problems</a>.</p>
<nav aria-label="Operations"><ul>
${tags.map(([tag]) => html`<li><a href="#${tag}">${tag}</a></li>`)}
</ul></nav>`,
    main: html`${tags.map(
      ([tag, operations]) => html`<section aria-labelledby="${tag}">
<h2 id="${tag}">${tag}</h2>
${operations.map((operation) => renderOperation(operation, components.schemas))}
</section>`,
    )}`,
  });
}

function groupByTag({ paths }: OpenApiDocument): [string, Operation[]][] {
  const groups = new Map<string, Operation[]>();
  for (const [path, methods] of Object.entries(paths)) {
    for (const [method, operation] of Object.entries(methods)) {
      const [tag = 'other'] = operation.tags;
      groups.set(tag, [...(groups.get(tag) ?? []), { ...operation, method, path }]);
    }
  }
  return [...groups].sort(([a], [b]) => a.localeCompare(b));
}

function renderOperation(operation: Operation, schemas: Schemas): Html {
  const { operationId, method, path, summary, description, parameters, requestBody } = operation;
  const body = requestBody?.content['application/json']?.schema;
  return html`<article aria-labelledby="${operationId}">
<h3 id="${operationId}"><span class="method">${method.toUpperCase()}</span> <code>${path}</code></h3>
<p>${summary}.${description === undefined ? '' : html` ${description}`}</p>
<p class="access">${accessText(operation['x-access'])}</p>
${
  parameters.length === 0
    ? ''
    : renderTable(
        'Parameters',
        parameters.map((parameter) => ({
          name: parameter.name,
          type: `${typeName(parameter.schema, schemas)} in the ${parameter.in}`,
          required: parameter.required,
          rule: ruleOf(parameter.schema),
        })),
      )
}
${body === undefined ? '' : renderSchema('Body', body, schemas)}
${Object.entries(operation.responses).map(([status, response]) => renderResponse(status, response.content, schemas))}
</article>`;
}

function renderResponse(
  status: string,
  content: Readonly<Record<string, { schema: JsonSchema }>> | undefined,
  schemas: Schemas,
): Html {
  // Every operation answers problems alike; the introduction of the page says so once.
  if (status === 'default') return html``;
  const json = content?.['application/json']?.schema;
  if (json !== undefined) return renderSchema(`Answer ${status}`, json, schemas);
  const [mediaType] = Object.keys(content ?? {});
  return html`<p>Answer ${status}${mediaType === undefined ? ', without a body' : html`, as <code>${mediaType}</code>`}.</p>`;
}

function renderSchema(caption: string, schema: JsonSchema, schemas: Schemas): Html {
  const members = listMembers(schema, schemas);
  if (members.length === 0) return html`<p>${caption}: ${typeName(schema, schemas)}</p>`;
  return renderTable(caption, members);
}

function renderTable(caption: string, members: readonly Member[]): Html {
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${caption}"><table>
<caption>${caption}</caption>
<thead><tr><th scope="col">Name</th><th scope="col">Type</th><th scope="col">Needed</th><th scope="col">Rules</th></tr></thead>
<tbody>
${members.map(({ name, type, required, rule }) => html`<tr><th scope="row"><code>${name}</code></th><td>${type}</td><td>${required ? 'yes' : 'no'}</td><td>${rule}</td></tr>`)}
</tbody>
</table></div>`;
}

function accessText(access: string): Html {
  if (access === 'public') return html`Open to anybody.`;
  if (access === 'signed_in') return html`For anybody who is signed in.`;
  return html`Needs the permission <code>${access}</code>.`;
}
