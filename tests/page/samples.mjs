// Prints the samples of each test case as the page shows them: JSON lines of curl, http and rust.
//   node samples.mjs PAGE BASE_URL SETTINGS_AS_JSON [OPERATION_ID]
import { createHmac } from 'node:crypto';
import { loadScript, modelOf } from './script.mjs';

const { prepare, maskRequest, curlSample, httpSample, rustSample, violationText } = loadScript();
const [, , page, base, settings, id] = process.argv;
const model = modelOf(page);
const operation = model.operations.find((one) => id === undefined || one.id === id);

/** The signatures once more, by another implementation. */
function checkSignatures({ signed }, values) {
  for (const { scheme, text, signature } of signed) {
    const hash = scheme.hash.replace('-', '').toLowerCase();
    const again = createHmac(hash, values.get(scheme.key)).update(text).digest(scheme.encoding);
    if (again !== signature) throw new Error(`${signature} is not ${again}`);
  }
  return signed.length;
}

for (const [name, , body, status, code] of operation.body.examples) {
  const values = new Map(Object.entries(JSON.parse(settings)));
  const input = { base, settings: values, arguments: new Map(), body, instant: Date.now() };
  const request = await prepare(model, operation, input);
  console.log(JSON.stringify({
    name, status, code, body,
    violations: request.violations.map(violationText),
    signatures: checkSignatures(request, values),
    curl: curlSample(model, operation, input, request),
    http: httpSample(request),
    masked: httpSample(maskRequest(request)) + curlSample(model, operation, { ...input, body: maskRequest(request).body }, maskRequest(request)),
    rust: rustSample(model, operation, input),
  }));
}
