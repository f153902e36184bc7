// The built page below a path of a web server, as on a portal.
import { after, before } from 'node:test';
import { serve } from '../../scripts/serve.mjs';
import { launch } from './chromium.mjs';
import { DIST } from './reports.mjs';

/** Gives the tests of a file a `browser` and a `server`, from before the first of them until after the last. */
export function served() {
  const at = {};
  before(async () => {
    at.browser = await launch();
    at.server = await serve(DIST, { base: '/portal/thuoc-do/' });
  });
  after(async () => {
    await at.browser.close();
    at.server.close();
  });
  return at;
}
