// Measures the engine beside what else a user could pick, on one province-year, and writes the table.
//   node run.mjs --csv FILE --xlsx FILE --engine FOLDER --cache FOLDER --out FILE.md [--runs 5] [--only way,way] [--page dist/thuoc-do.html]
// FOLDER of the engine holds thuoc-do-rows.js and thuoc-do-rows_bg.wasm as Trunk builds them.
import { createServer } from 'node:http';
import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { cpus, loadavg, release, totalmem } from 'node:os';
import { fileURLToPath, pathToFileURL } from 'node:url';
import path from 'node:path';
import fs from 'node:fs';

const here = path.dirname(fileURLToPath(import.meta.url));
const given = Object.fromEntries(process.argv.slice(2).join(' ').split('--').filter(Boolean).map(a => a.trim().split(' ')));
const { csv, xlsx, engine, cache, out } = given;
const runs = Number(given.runs || 5);
const only = given.only?.split(',');
const require = createRequire(path.join(cache, 'package.json'));
const { chromium } = require('playwright-core');
const version = name => JSON.parse(fs.readFileSync(path.join(cache, 'node_modules', name, 'package.json'))).version;
const truth = file => JSON.parse(fs.readFileSync(`${file}.truth.json`));

// ── Pages ────────────────────────────────────────────────────────────────────────────────────────────────────────

const glue = fs.readFileSync(path.join(engine, 'thuoc-do-rows.js'), 'utf8');
const module = fs.readFileSync(path.join(engine, 'thuoc-do-rows_bg.wasm'));
const peers = fs.readFileSync(path.join(here, 'peers.js'), 'utf8');
const library = name => fs.readFileSync(path.join(cache, 'node_modules', name), 'utf8');
const libraries = { papaparse: ['papaparse/papaparse.min.js'], udsv: ['udsv/dist/uDSV.iife.js'], sheetjs: ['xlsx/dist/xlsx.full.min.js'] };

// The page's own bridge, in short: a classic worker of text, the module posted to it, one job a worker.
const script = `
const GLUE = ${JSON.stringify(glue)};
const BOOTSTRAP = "\\nself.onmessage=function(e){wasm_bindgen({module_or_path:e.data}).catch(function(x){setTimeout(function(){throw x})})}";
let block = 0, ticks = [];
function watch() { block = 0; let last = performance.now(); const channel = new MessageChannel(); let on = true;
  channel.port1.onmessage = () => { const now = performance.now(); block = Math.max(block, now - last); last = now; if (on) setTimeout(() => channel.port2.postMessage(0), 1); };
  channel.port2.postMessage(0); return () => { on = false; return block; }; }
const file = () => document.querySelector('input').files[0];
const url = text => URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
let compiled = null, compileTime = 0;
async function compile() { if (compiled) return; const begun = performance.now();
  const bytes = Uint8Array.from(atob(document.querySelector('#module').textContent), c => c.charCodeAt(0));
  compiled = await WebAssembly.compile(bytes); compileTime = performance.now() - begun; }
const WARM = JSON.stringify({ task: 'Warm', names: [] }), LOOK = JSON.stringify({ task: 'Look', names: ['x'] });
// The page starts a worker and lets it warm itself at idle, before there is a file; so here: the clock starts when that is
// done, which its answer to a first question about an empty file tells.
// As the page does it where there are two cores, counting has a second worker, started when the columns are offered and
// reached by a port.
const helper = () => new Promise(done => {
  if (navigator.hardwareConcurrency < 2) return done([]);
  const worker = new Worker(url(GLUE + BOOTSTRAP)), channel = new MessageChannel();
  worker.onmessage = ({ data }) => { if (data === true) { worker.postMessage([WARM]); worker.postMessage([LOOK, new Blob([''])]); }
    else { worker.postMessage([channel.port2], [channel.port2]); done([worker, channel.port1]); } };
  worker.postMessage(compiled);
});
const job = (header, two) => new Promise((done, failed) => {
  const worker = new Worker(url(GLUE + BOOTSTRAP)); const begun = performance.now(); let started = 0, second = null; ticks = [];
  const beside = two ? helper() : Promise.resolve([]);
  worker.onerror = e => failed(new Error(e.message));
  worker.onmessage = ({ data }) => {
    if (data === true) { worker.postMessage([WARM]); worker.postMessage([LOOK, new Blob([''])]); }
    else if (data === false) failed(new Error('unreadable'));
    else if (!started) {
      started = performance.now();
      beside.then(([other, port]) => { second = other; started = performance.now(); worker.postMessage([header, file(), ...(port ? [port] : [])], port ? [port] : []); });
    }
    else if (typeof data[0] === 'number') ticks.push(performance.now());
    else { const now = performance.now(); worker.terminate(); second?.terminate(); done({ milliseconds: now - started, start: started - begun, answer: data[0], cube: data[1] }); }
  };
  worker.postMessage(compiled);
});
async function ours() {
  await compile();
  const looked = JSON.parse((await job(JSON.stringify({ task: 'Look', names: [file().name] }))).answer);
  const mapping = looked.Looked[0].Dossiers.mapping;
  const stop = watch();
  const done = await job(JSON.stringify({ task: { Count: { mappings: [mapping], span: null } }, names: [file().name] }), true);
  const gaps = ticks.slice(1).map((t, i) => t - ticks[i]);
  return { ...done, cube: done.cube.length, block: stop(), gap: Math.max(0, ...gaps), ticks: ticks.length };
}
let peer = null;
async function other(way, libraries) {
  const text = libraries.map(id => document.getElementById(id).textContent).join('\\n');
  peer ??= new Worker(url(text + '\\n' + document.querySelector('#peers').textContent));
  const stop = watch();
  const answer = await new Promise((done, failed) => { peer.onmessage = e => e.data.error ? failed(new Error(e.data.error)) : done(e.data); peer.onerror = e => failed(new Error(e.message)); peer.postMessage([way, file()]); });
  return { ...answer, block: stop() };
}`;
const safe = text => text.replaceAll('</script', '<\\/script');
const data = (id, text) => `<script type="text/plain" id="${id}">${safe(text)}</script>`;
const html = `<!doctype html><meta charset="utf-8"><input type="file">${data('module', module.toString('base64'))}${data('peers', peers)}`
  + Object.entries(libraries).map(([id, files]) => data(id, files.map(library).join('\n'))).join('') + `<script>${safe(script)}</script>`;
const page = path.join(cache, 'page.html');
fs.writeFileSync(page, html);

const duck = path.join(cache, 'node_modules/@duckdb/duckdb-wasm/dist');
const sql = execFileSync(given.python || 'python3', [path.join(here, 'native.py'), 'duckdb', 'sql'], { encoding: 'utf8' });
const duckPage = `<!doctype html><meta charset="utf-8"><input type="file"><script type="module">
import * as duckdb from '/duckdb/bundle.mjs';
let db = null;
window.duck = async sql => {
  const begun = performance.now(); let start = 0;
  if (!db) { const worker = new Worker('/duckdb/duckdb-browser-eh.worker.js'); db = new duckdb.AsyncDuckDB(new duckdb.VoidLogger(), worker);
    await db.instantiate('/duckdb/duckdb-eh.wasm'); start = performance.now() - begun; }
  const from = performance.now();
  await db.dropFiles();
  await db.registerFileHandle('f.csv', document.querySelector('input').files[0], duckdb.DuckDBDataProtocol.BROWSER_FILEREADER, true);
  const connection = await db.connect();
  const table = await connection.query(sql.replaceAll('FILE', 'f.csv'));
  const rows = table.toArray().map(r => Object.values(r.toJSON()).map(v => typeof v === 'string' ? v : Number(v)));
  await connection.close();
  return { milliseconds: performance.now() - from, start, answer: { agencies: Object.fromEntries(rows.map(r => [r[0], r.slice(1)])) } };
};
window.ready = true;
</script>`;
const types = { '.html': 'text/html', '.js': 'text/javascript', '.mjs': 'text/javascript', '.wasm': 'application/wasm' };
const server = createServer((request, response) => {
  const name = request.url.split('?')[0];
  const send = (body, extension) => { response.setHeader('Content-Type', types[extension] || 'text/plain'); response.end(body); };
  if (name === '/') return send(html, '.html');
  if (name === '/duck') return send(duckPage, '.html');
  if (name.startsWith('/duckdb/')) {
    const at = name.endsWith('bundle.mjs') ? path.join(cache, 'duckdb.mjs') : path.join(duck, path.basename(name));
    if (fs.existsSync(at)) return send(fs.readFileSync(at), path.extname(name));
  }
  response.statusCode = 404;
  response.end();
});
await new Promise(done => server.listen(0, '127.0.0.1', done));
const http = `http://127.0.0.1:${server.address().port}/`;

// ── Measuring ────────────────────────────────────────────────────────────────────────────────────────────────────

const processes = () => fs.readdirSync('/proc').filter(n => /^\d+$/.test(n));
const read = (pid, name) => { try { return fs.readFileSync(`/proc/${pid}/${name}`, 'utf8'); } catch { return ''; } };
const children = pid => processes().filter(p => read(p, 'stat').split(') ')[1]?.split(' ')[1] === String(pid)).map(Number);
const below = pid => children(pid).flatMap(p => [p, ...below(p)]);
const renderers = pid => below(pid).filter(p => read(p, 'cmdline').includes('--type=renderer'));
const own = pid => { const status = read(pid, 'status'); const kb = name => Number(status.match(new RegExp(`${name}:\\s+(\\d+)`))?.[1] || 0); return (kb('RssAnon') + kb('RssShmem')) / 1024; };

// Milliseconds that all threads of some processes ran.
const cpu = pids => pids.reduce((sum, pid) => { const fields = read(pid, 'stat').split(') ')[1]?.split(' ') || []; return sum + 10 * (Number(fields[11]) + Number(fields[12]) || 0); }, 0);

// Runs something in a fresh browser: the first run cold, the others warm; highest memory of its own of the renderer.
async function measured(address, file, once, ready) {
  const server = await chromium.launchServer({ executablePath: given.chromium || '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
  const browser = await chromium.connect(server.wsEndpoint());
  try {
    const page = await browser.newPage();
    await page.goto(address);
    if (ready) await page.waitForFunction(ready);
    await page.setInputFiles('input', file);
    const pid = server.process().pid;
    const before = Math.max(0, ...renderers(pid).map(own));
    const known = renderers(pid);
    let peak = 0;
    const timer = setInterval(() => { peak = Math.max(peak, ...known.map(own)); }, 15);
    const results = [];
    const times = once.runs ?? runs;
    for (let i = 0; i <= times; i++) {
      const ran = cpu(known);
      const result = await page.evaluate(once.code);
      results.push({ ...result, cpu: cpu(known) - ran });
    }
    clearInterval(timer);
    return { results, peak: peak - before, whole: peak };
  } finally {
    await browser.close();
    await server.close();
  }
}

// The page itself: the file is set on its input, its columns are agreed to; from that press until the figures are told. A
// fresh browser each time, because a list that is counted is not counted again.
const ticker = () => { let last = performance.now(); window.longest = 0; window.tasks = []; const channel = new MessageChannel();
  new PerformanceObserver(told => window.tasks.push(...told.getEntries().map(task => task.duration))).observe({ type: 'longtask' });
  channel.port1.onmessage = () => { const now = performance.now(); window.longest = Math.max(window.longest, now - last); last = now; setTimeout(() => channel.port2.postMessage(0), 1); };
  channel.port2.postMessage(0); };
async function withWholePage(file, then) {
  const server = await chromium.launchServer({ executablePath: given.chromium || '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
  const browser = await chromium.connect(server.wsEndpoint());
  try {
    const page = await browser.newPage();
    await page.goto(pathToFileURL(path.resolve(given.page)).href);
    await page.locator('input[type=file]:not([data-work], [data-more])').setInputFiles(file, { timeout: 120_000 });
    const start = page.getByRole('button', { name: 'Bắt đầu đếm' });
    await start.waitFor({ timeout: 120_000 });
    await page.waitForTimeout(1_000);
    const known = renderers(server.process().pid);
    const now = () => Math.max(0, ...known.map(own));
    const before = now();
    return await then(page, start, () => now() - before);
  } finally {
    await browser.close();
    await server.close();
  }
}
const counted = file => withWholePage(file, async (page, start, taken) => {
  let peak = 0;
  const timer = setInterval(() => { peak = Math.max(peak, taken()); }, 15);
  await page.evaluate(ticker);
  const begun = performance.now();
  await start.click();
  await page.getByRole('status').filter({ hasText: 'Đã đếm' }).waitFor({ timeout: 120_000 });
  const milliseconds = performance.now() - begun;
  await page.waitForTimeout(500);
  clearInterval(timer);
  const [block, tasks] = await page.evaluate(() => [window.longest, window.tasks]);
  return { milliseconds, block, tasks, peak };
});
const long = [];
async function inWholePage(kind, file) {
  const results = [];
  for (let i = 0; i < Math.max(2, Math.min(runs, 4)); i++) results.push(await counted(file));
  long.push({ kind, counts: results.length, tasks: results.flatMap(r => r.tasks) });
  return { results, peak: Math.max(...results.map(r => r.peak)) };
}
// «Hủy» in the middle of a count: how long until nothing of it is shown, and what memory is left of it.
const callOff = () => new Promise(done => {
  const button = [...document.querySelectorAll('.counting button')].find(button => button.textContent.trim() === 'Hủy');
  const begun = performance.now();
  const look = () => (document.querySelector('.counting .reading-card') ? setTimeout(look, 1) : done(performance.now() - begun));
  button.click();
  look();
});
async function calledOff(file) {
  return withWholePage(file, async (page, start, taken) => {
    await start.click();
    await page.locator('.counting').getByRole('button', { name: 'Hủy' }).waitFor();
    await page.waitForTimeout(400);
    const most = taken();
    const milliseconds = await page.evaluate(callOff);
    await page.waitForTimeout(200);
    const soon = taken();
    await page.waitForTimeout(800);
    return { milliseconds, most, soon, left: taken() };
  });
}
const median = numbers => [...numbers].sort((a, b) => a - b)[Math.floor((numbers.length - 1) / 2)];

// ── Are they the same? ───────────────────────────────────────────────────────────────────────────────────────────

const figures = t => [t.received, ...Object.values(t.parts), t.early, t.on_time, t.late, t.pending_in_term, t.pending_overdue, t.paid_online, t.paid_online_fee, ...Object.values(t.satisfaction)];
function same(answer, file) {
  const expected = truth(file).agencies;
  const names = Object.keys(expected);
  return names.length === Object.keys(answer.agencies).length
    && names.every(name => JSON.stringify(figures(expected[name])) === JSON.stringify(answer.agencies[name]));
}
// The engine's answer: its facts by agency.
const IDS = ['received_new', 'partial_offline_received', 'partial_online_received_direct', 'online_partial', 'full_received_direct', 'online_full',
  'resolved_early', 'resolved_on_time', 'resolved_late', 'pending_in_term', 'pending_overdue', 'online_payment_dossiers', 'online_payment_amount',
  'satisfaction_very', 'satisfaction_satisfied', 'satisfaction_neutral', 'satisfaction_dissatisfied'];
function told(answer) {
  const agencies = {};
  for (const fact of JSON.parse(answer).Counted.reading.extraction.facts.facts) {
    const at = IDS.indexOf(fact.indicator);
    if (at < 0 || !fact.scope.agency) continue;
    (agencies[fact.scope.agency] ??= Array(18).fill(null))[at] = Number(fact.value.Number ?? fact.value.number);
  }
  // What is not rated is what is left.
  for (const sums of Object.values(agencies)) sums[17] = sums[0] - sums[13] - sums[14] - sums[15] - sums[16];
  return { agencies };
}

// ── Table ────────────────────────────────────────────────────────────────────────────────────────────────────────

const rows = [];
const number = n => (n === undefined || Number.isNaN(n) ? '–' : Math.round(n).toLocaleString('vi-VN'));
function note(kind, name, { results, peak }, file, equal) {
  const warm = results.slice(1).map(r => r.milliseconds);
  const row = { kind, name, cold: results[0].milliseconds, start: results[0].start, warm: median(warm), warms: warm.map(Math.round), peak, cpu: median(results.slice(1).map(r => r.cpu)),
    block: Math.max(...results.map(r => r.block ?? NaN)), gap: results[0].gap, same: equal ? results.every(r => equal(r.answer, file)) : null };
  rows.push(row);
  console.error(kind, name, JSON.stringify(row));
}
async function attempt(kind, name, run) {
  if (only && !only.includes(name) && !only.includes(kind)) return;
  try { await run(); } catch (error) { rows.push({ kind, name, failed: String(error).split('\n')[0] }); console.error(kind, name, error); }
}
const inPage = (way, needs, times) => ({ code: `other(${JSON.stringify(way)}, ${JSON.stringify(needs)})`, runs: times });
const oursSame = (answer, file) => same(told(answer), file);

for (const [kind, file] of [['CSV', csv], ['XLSX', xlsx]].filter(([, file]) => file)) {
  await attempt(kind, 'file', async () => note(kind, 'Thước đo, file://', await measured(pathToFileURL(page).href, file, { code: 'ours()' }), file, oursSame));
  await attempt(kind, 'http', async () => note(kind, 'Thước đo, http', await measured(http, file, { code: 'ours()' }), file, oursSame));
}
const off = [];
for (const [kind, file] of [['CSV', csv], ['XLSX', xlsx]].filter(([, file]) => file && given.page)) {
  await attempt(kind, 'page', async () => note(kind, 'Thước đo, the whole page, file://', await inWholePage(kind, file), file, null));
  await attempt(kind, 'off', async () => { off.push({ kind, ...(await calledOff(file)) }); });
}
const one = (kind, name, file, way, needs, equal = same, times = runs) =>
  file && attempt(kind, way, async () => note(kind, name, await measured(http, file, inPage(way, needs, times)), file, equal));
await one('CSV', 'floor: reading the stream only', csv, 'stream', [], null);
await one('CSV', 'hand-written JS, one worker', csv, 'csv_js', []);
await one('CSV', `uDSV ${version('udsv')}`, csv, 'udsv', ['udsv']);
await one('CSV', `PapaParse ${version('papaparse')}`, csv, 'papaparse', ['papaparse']);
if (csv) await attempt('CSV', 'duckdb-wasm', async () => note('CSV', `DuckDB-WASM ${version('@duckdb/duckdb-wasm')}`, await measured(`${http}duck`, csv, { code: `duck(${JSON.stringify(sql)})` }, 'window.ready'), csv, same));
for (const way of ['polars', 'duckdb']) {
  if (csv) await attempt('CSV', way, async () => {
    const told = JSON.parse(execFileSync(given.python || 'python3', [path.join(here, 'native.py'), way, csv, String(runs)], { encoding: 'utf8', maxBuffer: 1 << 26 }));
    note('CSV', `native ${way} ${told.version}`, { results: [told.cold, ...told.warm].map(milliseconds => ({ milliseconds, answer: told.answer })), peak: NaN }, csv, same);
  });
}
await one('XLSX', 'floor: inflating with DecompressionStream only', xlsx, 'inflate', [], null);
await one('XLSX', 'hand-written JS, one worker', xlsx, 'xlsx_js', []);
await one('XLSX', `SheetJS ${version('xlsx')}`, xlsx, 'sheetjs', ['sheetjs'], same, 1);
server.close();

const size = file => (file ? `${path.basename(file)} ${(fs.statSync(file).size / 1e6).toFixed(1)} MB` : '');
const line = r => r.failed ? `| ${r.kind} | ${r.name} | failed: ${r.failed} | | | | | | |`
  : `| ${r.kind} | ${r.name} | ${number(r.cold)} | ${number(r.start)} | ${number(r.warm)} | ${number(r.peak)} | ${number(r.block)} | ${number(r.gap)} | ${r.same === null ? '–' : r.same ? 'yes' : '**no**'} |`;
// How many times as long ours takes as another, or another as ours: both forms of the page, warm; a program's start counts.
const times = (kind, name, of = (ours, other) => ours / other) => {
  const warm = r => r && !r.failed && r.warm + (r.name.startsWith('DuckDB') ? r.start : 0);
  const other = warm(rows.find(r => r.kind === kind && r.name.startsWith(name)));
  const both = rows.filter(r => r.kind === kind && /^Thước đo, (file|http)/.test(r.name) && !r.failed).map(r => of(warm(r), other));
  return both.length && other ? [...new Set(both.map(n => n.toFixed(n < 10 ? 2 : 1).replace('.', ',')))].join(' / ') : '–';
};
const faster = (ours, other) => other / ours;
const ratios = kind => (kind === 'CSV'
  ? `A CSV takes ${times(kind, 'hand')} × the time of the hand-written JavaScript and ${times(kind, 'floor')} × reading the stream and doing nothing; it is ${times(kind, 'Papa', faster)} × as
fast as PapaParse, ${times(kind, 'uDSV', faster)} × as uDSV and ${times(kind, 'DuckDB', faster)} × as DuckDB-WASM with its start (file:// / http).`
  : `A workbook takes ${times(kind, 'hand')} × the time of the hand-written JavaScript and ${times(kind, 'floor')} × inflating alone, and is ${times(kind, 'SheetJS', faster)} × as fast as SheetJS.`);
const toldLong = ({ kind, counts, tasks }) => `
${kind}, the whole page: tasks of 50 ms and more on the page's own thread, as the browser tells them: ${tasks.length ? `${tasks.length}, the longest ${number(Math.max(...tasks))} ms` : 'none'}, in ${counts} counts.
`;
const toldOff = ({ kind, milliseconds, most, soon, left }) => `
${kind}, called off in the middle of the count («Hủy»): nothing of it is shown after ${number(milliseconds)} ms; of ${number(most)} MB taken for it ${number(soon)}
are left after 200 ms and ${number(left)} after a second.
`;
const browser = execFileSync(given.chromium || '/usr/bin/chromium', ['--version'], { encoding: 'utf8' }).trim();
const text = `# Benchmark

One province-year of dossiers (${truth(csv || xlsx).rows.toLocaleString('vi-VN')} rows): ${[csv, xlsx].map(size).filter(Boolean).join(', ')}. Every way gives the same
figures by agency (five parts, early, on time, late, pending in term and overdue, paid online and đồng, ratings), compared
with those that the generator wrote down; Thước đo also counts by field, procedure, month, channel and level, and lists
what is wrong with rows, which the others do not.

Made by \`scripts/bench\` on ${new Date().toISOString().slice(0, 10)}: ${cpus().length} × ${cpus()[0].model}, ${Math.round(totalmem() / 2 ** 30)} GB, Linux ${release().split('-')[0]}, ${browser},
node ${process.version}; load average ${loadavg().map(n => n.toFixed(1)).join(' / ')} when it ended. Engine: ${(module.length / 1e6).toFixed(2)} MB of wasm.

Milliseconds. *Cold* is the first run in a fresh browser, *start* what a program needs before it can begin, *warm* the median of
${runs} more (SheetJS: of one). *Memory* is the renderer's own at its highest, less what the open page had; *block* the longest time the
page's thread did not answer, waits for one of the two cores among them; *gap* the longest between two tellings of progress in the
first run. *The whole page* is the file that ships, from the press on «Bắt đầu đếm» until the figures stand there, each time in a fresh browser.

| file | what | cold | start | warm | memory, MB | block | gap | same figures |
|---|---|---:|---:|---:|---:|---:|---:|---|
${rows.map(line).join('\n')}

${[csv && 'CSV', xlsx && 'XLSX'].filter(Boolean).map(ratios).join('\n')}
${long.map(toldLong).join('')}${off.map(toldOff).join('')}`;
// What the other measure wrote stays, and what was written by hand.
const before = out && fs.existsSync(out) ? fs.readFileSync(out, 'utf8') : '';
const whole = before.includes('\n## ') ? `${text}${before.slice(before.indexOf('\n## '))}` : text;
if (out) fs.writeFileSync(out, whole); else console.log(text);
