// How time and memory grow with the rows, in the browser: writes the section «Growth» of the table's file.
//   node growth.mjs --engine FOLDER --cache FOLDER --data FOLDER --out FILE.md [--rows 10000,100000] [--runs 2]
// Lists are made, measured and removed one after the other; workbooks up to what one sheet holds.
import { spawnSync } from 'node:child_process';
import { loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import path from 'node:path';
import fs from 'node:fs';

const here = path.dirname(fileURLToPath(import.meta.url));
const given = Object.fromEntries(process.argv.slice(2).join(' ').split('--').filter(Boolean).map(a => a.trim().split(' ')));
const SHEET = 1_048_575;
const all = (given.rows || '10000,100000,663993,3000000').split(',').map(Number);
const node = (script, ...args) => spawnSync(process.execPath, [path.join(here, script), ...args], { encoding: 'utf8', maxBuffer: 1 << 26 });

const measured = [];
for (const rows of all) {
  const folder = path.join(given.data, `rows-${rows}`);
  fs.mkdirSync(folder, { recursive: true });
  const last = path.join(folder, `full.${rows > SHEET ? 'csv' : 'xlsx'}.truth.json`);
  const made = fs.existsSync(last) ? { status: 0 } : node('make.mjs', String(rows), folder, rows > SHEET ? 'csv' : 'all');
  if (made.status !== 0) throw new Error(made.stderr);
  for (const kind of rows > SHEET ? ['csv'] : ['csv', 'xlsx']) {
    const file = path.join(folder, `full.${kind}`);
    const told = node('run.mjs', `--${kind}`, file, '--engine', given.engine, '--cache', given.cache, '--runs', given.runs || '2', '--only', 'file',
      ...(given.chromium ? ['--chromium', given.chromium] : []), ...(given.python ? ['--python', given.python] : []), '--out', path.join(folder, 'table.md'));
    const line = told.stderr.split('\n').find(line => line.includes('{"kind"'));
    if (!line) throw new Error(told.stderr);
    measured.push({ ...JSON.parse(line.slice(line.indexOf('{'))), rows, bytes: fs.statSync(file).size });
    console.error(rows, kind, line);
  }
  fs.rmSync(folder, { recursive: true });
}

const number = n => Math.round(n).toLocaleString('vi-VN');
const line = r => `| ${r.kind} | ${number(r.rows)} | ${(r.bytes / 1e6).toFixed(1).replace('.', ',')} | ${number(r.cold)} | ${number(r.warm)} | ${number(r.cpu)} | ${(r.cpu * 1e3 / r.rows).toFixed(2).replace('.', ',')} | ${number(r.peak)} | ${r.same ? 'yes' : '**no**'} |`;
const section = `
## Growth

Made by \`scripts/bench --growth\` on ${new Date().toISOString().slice(0, 10)}, in the same browser from file://; load average ${loadavg().map(n => n.toFixed(1)).join(' / ')} when it ended.
*CPU* is the time that all threads of the renderer ran, the median of the warm runs, whatever else the machine did; *µs a row* is
of it. *Memory* is the renderer's own at its highest, less what the open page had. A workbook has ${SHEET.toLocaleString('vi-VN')} dossiers a sheet at most.

| file | rows | MB | cold, ms | warm, ms | CPU, ms | µs a row | memory, MB | same figures |
|---|---:|---:|---:|---:|---:|---:|---:|---|
${measured.map(line).join('\n')}
`;
const before = fs.existsSync(given.out) ? fs.readFileSync(given.out, 'utf8') : '';
const [head] = before.split('\n## Growth\n');
fs.writeFileSync(given.out, `${head.trimEnd()}\n${section}`);
