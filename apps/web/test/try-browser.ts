/** Ends with 0 when the browser of the tests starts on this machine and shows a page. */
import { launchBrowser } from './browser.ts';

const browser = await launchBrowser();
const page = await browser.newPage();
await page.setContent('<h1>It starts</h1>');
await page.getByRole('heading', { name: 'It starts' }).waitFor();
await browser.close();
