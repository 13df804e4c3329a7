// Prints what swagger-client sends for each row of table.tsv, in the order of the rows:
//   npm install --no-save swagger-client@3.39.0 && node foreign.mjs < table.tsv
import { readFileSync } from 'node:fs';
import SwaggerClient from 'swagger-client';

const rows = readFileSync(0, 'utf8').trimEnd().split('\n').slice(1);
for (const row of rows) {
  const [location, style, explode, allowReserved, text] = row.split('\t');
  const value = JSON.parse(text);
  const type = Array.isArray(value) ? 'array' : typeof value;
  const color = { name: 'color', in: location, style, explode: explode === 'true', schema: { type } };
  if (location === 'path') color.required = true;
  if (allowReserved === 'true') color.allowReserved = true;
  const operation = { operationId: 'get', parameters: [color], responses: { 200: { description: 'Done.' } } };
  const paths = { [location === 'path' ? '/{color}' : '/']: { get: operation } };
  const spec = { openapi: '3.0.3', info: { title: 'Styles', version: '1' }, servers: [{ url: 'http://host' }], paths };
  const { url, headers } = SwaggerClient.buildRequest({ spec, operationId: 'get', parameters: { color: value } });
  const target = url.slice('http://host/'.length);
  const found = {
    path: target,
    query: target.slice(target.indexOf('?')).slice(1),
    header: headers.color,
    cookie: headers.Cookie,
  }[location];
  console.log(found || (location === 'path' ? '' : '(nothing)'));
}
