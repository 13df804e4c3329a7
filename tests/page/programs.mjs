// Prints the samples in Rust of every operation of a page, as JSON lines: as the form is empty, for a documented
// server, and with everything given, for another; each plain and by every stream.
//   node programs.mjs PAGE
import { loadScript, modelOf } from './script.mjs';

const { rustSample, streamsOf, resolveUrl, serverUrl } = loadScript();
const model = modelOf(process.argv[2]);
const file = { name: 'a "photo".png', type: 'image/png', bytes: new Uint8Array(3) };

/** A body of which every file is chosen. */
function bodyOf({ kind, fields, rules, examples }) {
  if (kind === 'file') return { file };
  if (kind !== 'multipart') return examples[0]?.[2] ?? (kind === 'text' ? 'a "text"\\' : '{"a":"\\\\ \\"#"}');
  const list = typeof rules === 'string' ? model.schemas[rules] : rules;
  const isList = (name) => JSON.stringify(list.find(([word, about]) => word === 'property' && about === name)?.[2] ?? []).includes('["types","array"]');
  const files = fields.filter(([, isFile]) => isFile).map(([name]) => name);
  const text = { type: 'string', value: '' };
  const members = files.map((name) => [name, isList(name) ? { type: 'array', items: [text] } : text]);
  return { value: { type: 'object', members }, files: new Map(files.map((name) => [name, [file]])) };
}

for (const operation of model.operations) {
  const main = serverUrl(model.servers[0]);
  const documented = operation.servers.length > 0 ? resolveUrl(serverUrl(operation.servers[0]), main) : main;
  const given = operation.parameters.filter(({ value }) => value === null);
  const all = new Map(given.map(({ in: location, name, example }) => [`${location} ${name}`, example ?? 'null']));
  const inputs = [
    { base: documented, settings: new Map(), arguments: new Map(), body: undefined },
    { base: 'https://server.example/"', settings: new Map(), arguments: all, body: operation.body ? bodyOf(operation.body) : undefined },
  ];
  const ways = [undefined, ...streamsOf(operation).map(([stream]) => stream)];
  for (const input of inputs) {
    for (const way of ways) console.log(JSON.stringify(rustSample(model, operation, input, way)));
  }
}
