// Writes each row of the table of styles as the page does; prints what differs from what the generated client sends.
//   node styles.mjs < table.tsv
import { readFileSync } from 'node:fs';
import { loadScript } from './script.mjs';

const { prepare } = loadScript();
const model = { settings: [], signing: [], schemas: {} };

async function sent([location, style, explode, allowReserved, value]) {
  const parameter = {
    in: location, name: 'color', required: true, secret: false, style, value: null, rules: [],
    explode: explode === 'true', allowReserved: allowReserved === 'true', allowEmpty: false,
  };
  const path = location === 'path' ? '/{color}' : '/';
  const operation = { method: 'GET', path, accept: '', parameters: [parameter], body: null };
  const input = { base: 'http://host', settings: new Map(), arguments: new Map([[`${location} color`, value]]), instant: 0 };
  const request = await prepare(model, operation, input);
  if (request.violations.length > 0) return '(refused)';
  const header = (name) => request.headers.find((one) => one.name === name)?.text;
  const found = { path: request.path.slice(1), query: request.query || undefined, header: header('color'), cookie: header('Cookie') };
  return found[location] ?? '(nothing)';
}

const rows = readFileSync(0, 'utf8').trimEnd().split('\n').slice(1).map((row) => row.split('\t'));
for (const row of rows) {
  const found = await sent(row);
  if (found !== row[7]) console.log(`${row.slice(0, 5).join(' ')}: ${found}, not ${row[7]}`);
}
console.log(`${rows.length} rows`);
