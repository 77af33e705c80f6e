import { measureOurs, median, type Row } from './row.ts';
import { type Page, type WebInput, withPage } from './web-browser.ts';

/** The list of clients, cold, and a search in it; what is typed is waited out by the page for a moment, which is counted. */
export async function measureLists(input: WebInput & { clients: number }): Promise<Row[]> {
  const { clients, server, turns } = input;
  const last = `Client ${String(clients).padStart(5, '0')}`;
  const once = () =>
    withPage(input, 'owner', async (page) => {
      const started = performance.now();
      await page.goto(`${server.url}/clients`, { waitUntil: 'commit' });
      await rowWith(page, 'Client 00001').waitFor();
      const rowsMs = performance.now() - started;
      const typed = performance.now();
      await page.getByRole('searchbox').fill(last);
      await rowWith(page, last).waitFor();
      await rowWith(page, 'Client 00001').waitFor({ state: 'detached' });
      return { rowsMs, searchMs: performance.now() - typed };
    });
  await once();
  const measured = [];
  for (let turn = 0; turn < turns; turn++) measured.push(await once());
  const row = (name: string, values: number[]) =>
    measureOurs({ work: `list of ${clients} clients`, name, value: median(values), unit: 'ms', goal: null });
  return [
    row(
      'first rows, from the address',
      measured.map(({ rowsMs }) => rowsMs),
    ),
    row(
      'a search answered',
      measured.map(({ searchMs }) => searchMs),
    ),
  ];
}

function rowWith(page: Page, name: string) {
  return page.getByRole('rowheader', { name, exact: true });
}
