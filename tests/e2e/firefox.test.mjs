// The same single file in Firefox ESR, with file origins as strict as a user's.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import puppeteer from 'puppeteer-core';
import * as chromium from './chromium.mjs';
import { opened, saved, unfold } from './publish.mjs';
import { kept } from './reading.mjs';
import { FILES, PASTED, REPORTS, SINGLE, needsReports } from './reports.mjs';
import { SLOW, slowed } from './slow.mjs';

let browser;
before(async () => {
  browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: process.env.FIREFOX ?? '/usr/bin/firefox-esr',
    headless: true,
    // Automation relaxes this; users have it.
    extraPrefsFirefox: { 'security.fileuri.strict_origin_policy': true },
  });
});
after(() => browser.close());

/** A new page. */
async function blank() {
  const page = await browser.newPage();
  if (SLOW) await page.evaluateOnNewDocument(slowed, SLOW);
  return page;
}

async function open() {
  const page = await blank();
  const problems = [];
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
  page.on('pageerror', (error) => problems.push(String(error)));
  await page.goto(SINGLE);
  await page.waitForSelector('html[data-ready]');
  return { page, problems };
}

/** Clicks the button with these words. */
const press = (page, words) => page.locator(`::-p-xpath(//button[normalize-space()="${words}"])`).click();

async function findings(page) {
  const entry = await page.waitForSelector('nav a[href="#/phat-hien"]');
  await entry.click();
  await page.waitForSelector('.finding');
  await page.waitForSelector('main article.page:not([aria-busy=true])');
  return page.$$eval('.finding', (list) => list.map((element) => element.innerText));
}

test('Firefox: the sample, then the source of a figure', async () => {
  const { page, problems } = await open();
  await press(page, 'Nạp báo cáo mẫu');
  assert.ok((await findings(page)).length > 0);
  await (await page.waitForSelector('button.figure')).click();
  await page.waitForSelector('dialog[open] mark');
  assert.deepEqual(problems, []);
  await page.close();
});

test('Firefox: pasted text', async () => {
  const { page, problems } = await open();
  await press(page, 'Dán văn bản');
  await page.waitForSelector('dialog[open] textarea');
  await page.type('dialog[open] textarea', PASTED);
  await press(page, 'Nạp nội dung đã dán');
  assert.match((await findings(page)).join('\n'), /99,5/);
  assert.deepEqual(problems, []);
  await page.close();
});

test('Firefox: the five reports from the disk', needsReports(), async () => {
  const { page, problems } = await open();
  await (await page.$('input[type=file]')).uploadFile(...REPORTS);
  await findings(page);
  await page.waitForFunction(() => [...document.querySelectorAll('.finding')].some((e) => e.innerText.includes('42,50')));
  const shown = (await findings(page)).join('\n');
  for (const difference of ['+25', '+303', '42,50', '87,3']) assert.ok(shown.includes(difference), shown);
  assert.deepEqual(problems, []);
  await page.close();
});

test('Firefox: a Word file is read in a worker, a session outlives a reload', async () => {
  const { page, problems } = await open();
  await (await page.$('input[type=file]')).uploadFile(FILES.word, FILES.damaged);
  assert.match((await findings(page)).join('\n'), /99,5/);
  await page.waitForFunction(() => document.querySelector('.notice-problem')?.innerText.includes('hong.docx'));
  await kept(page, 'work', 'bao-cao.docx');
  await page.reload();
  await page.waitForFunction(() => document.querySelector('.banner')?.innerText.includes('Đã khôi phục phiên làm việc'));
  assert.deepEqual(problems, []);
  await page.close();
});

/** The single file with two months in it, as saved in the other browser. */
async function copy() {
  const maker = await chromium.launch();
  const { page } = await chromium.open(maker, SINGLE);
  await opened(page);
  await unfold(page);
  const { path } = await saved(page, 'Tải bản chương trình kèm số liệu (.html)');
  await maker.close();
  return pathToFileURL(path).href;
}

test('Firefox: a copy of the page shows what it carries and asks for nothing', async () => {
  const url = await copy();
  const page = await blank();
  const [problems, requests] = [[], []];
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
  page.on('pageerror', (error) => problems.push(String(error)));
  page.on('request', (request) => requests.push(request.url()));
  await page.goto(url);
  await page.waitForFunction(() => document.querySelector('.banner')?.innerText.includes('Trang này kèm số liệu của 2 báo cáo'));
  await (await page.waitForSelector('nav a[href^="#/tiep-nhan-giai-quyet"]')).click();
  await page.waitForFunction(() => document.querySelector('main article.page')?.innerText.includes('2.000'));
  // This browser does not tell of the file itself.
  assert.deepEqual(requests.filter((request) => request !== url && !/^(blob|data):/.test(request)), []);
  assert.deepEqual(problems, []);
  await page.close();
});
