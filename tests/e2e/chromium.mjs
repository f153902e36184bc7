// Headless Chromium, watched: every request, exception and console message (policy reports are
// among them) is kept.
import { chromium } from 'playwright-core';
import { SLOW, slowed } from './slow.mjs';

const ARGUMENTS = [
  '--no-sandbox', // containers run as root
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/** Starts the browser. */
export function launch() {
  return chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ARGUMENTS });
}

/**
 * A page of its own context at `url`, ready for use. `options` are those of a context, what runs `before` the page, and
 * what is done with the page (`prepare`) before it goes anywhere.
 */
export async function open(browser, url, { before, prepare, ...options } = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce', ...options });
  const page = await context.newPage();
  if (SLOW) await context.addInitScript(slowed, SLOW);
  if (before) await page.addInitScript(before);
  await prepare?.(page);
  const watch = watched(page);
  await page.goto(url);
  await page.locator('html[data-ready]').waitFor();
  return { page, ...watch, close: () => context.close() };
}

function watched(page) {
  const problems = [];
  const requests = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) problems.push(message.text());
  });
  page.on('pageerror', (error) => problems.push(String(error)));
  page.on('requestfailed', (request) => problems.push(`${request.url()}: ${request.failure()?.errorText}`));
  page.on('request', (request) => {
    if (!request.url().startsWith('data:')) requests.push(request.url());
  });
  return { problems, requests };
}
