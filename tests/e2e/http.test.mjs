// The multi-file page below a path of a web server, as on a portal.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { serve } from '../../scripts/serve.mjs';
import { launch, open } from './chromium.mjs';
import { journeys } from './journeys.mjs';
import { assertQuiet, loadSample } from './page.mjs';
import { DIST } from './reports.mjs';

let browser, server;
before(async () => {
  browser = await launch();
  server = await serve(DIST, { base: '/portal/thuoc-do/' });
});
after(async () => {
  await browser.close();
  server.close();
});

journeys(() => open(browser, server.url));

test('below its own path, the page asks for nothing else', async () => {
  const opened = await open(browser, server.url);
  await loadSample(opened.page);
  assert.ok(opened.requests.length > 2);
  for (const url of opened.requests) assert.ok(url.startsWith(server.url), url);
  assertQuiet(opened);
  await opened.close();
});

test('an address with a page opens that page once reports are in', async () => {
  const opened = await open(browser, `${server.url}#/phat-hien`);
  await loadSample(opened.page);
  await opened.page.getByRole('heading', { level: 1, name: 'Phát hiện' }).waitFor();
  assertQuiet(opened);
  await opened.close();
});
