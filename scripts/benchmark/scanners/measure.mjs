// Instructions a row of each scanner over a list that is always the same, beside what is written down here; fails when
// one takes a tenth more.
//   node measure.mjs PROGRAM FOLDER [--accept]     FOLDER holds full.csv and full.xlsx; --accept writes down what was counted
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import path from 'node:path';
import fs from 'node:fs';

const [program, folder, accept] = process.argv.slice(2);
const kept = fileURLToPath(new URL('instructions.json', import.meta.url));
const known = JSON.parse(fs.readFileSync(kept));
const counted = {};
let failed = false;
for (const [kind, name] of [['CSV', 'full.csv'], ['XLSX', 'full.xlsx']]) {
  const asked = ['--tool=callgrind', '--callgrind-out-file=/dev/null', '--toggle-collect=*scanners::counted*', program, path.join(folder, name)];
  const { status, stdout, stderr } = spawnSync('valgrind', asked, { encoding: 'utf8' });
  const rows = Number(stdout), instructions = Number(stderr.match(/Collected : (\d+)/)?.[1]);
  if (status !== 0 || !rows || !instructions) throw new Error(`${name}: ${stderr}`);
  counted[kind] = Math.round(instructions / rows);
  const most = Math.round(known[kind] * 1.1);
  const bad = counted[kind] > most;
  failed ||= bad;
  console.log(`${bad ? '✗' : '✓'} ${kind}: ${counted[kind]} instructions a row (written down ${known[kind]}, at most ${most})`);
}
if (accept === '--accept') fs.writeFileSync(kept, `${JSON.stringify(counted)}\n`);
else if (failed) process.exit(1);
