// The parts of the page's script that need no browser, and the model of a page, for tests that run in Node.
import { readFileSync } from 'node:fs';

const PARTS = ['decimal', 'json', 'judge', 'keywords', 'formats', 'compute', 'style', 'content', 'request', 'server', 'samples', 'program'];
const NAMES = [
  'parseJson', 'judge', 'violationText', 'writeParameter', 'misreadSign', 'prepare', 'urlOf', 'maskRequest', 'formatTime',
  'curlSample', 'httpSample', 'rustSample', 'streamsOf', 'resolveUrl', 'serverUrl', 'JsonError',
];

export function loadScript() {
  const read = (part) => readFileSync(new URL(`../../templates/page/${part}.js`, import.meta.url), 'utf8');
  return new Function(`"use strict";\n${PARTS.map(read).join('')}\nreturn { ${NAMES.join(', ')} };`)();
}

export function modelOf(path) {
  const html = readFileSync(path, 'utf8');
  const [, text] = /<script type="application\/json" id="model">\n([^]*?)<\/script>/.exec(html);
  return JSON.parse(text);
}
