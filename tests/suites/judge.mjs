// Judges values as the page does: lines of an operation's number and a JSON text in, a line of violations each out.
//   node judge.mjs PAGE < VALUES
import { readFileSync } from 'node:fs';
import { loadScript, modelOf } from '../page/script.mjs';

const { parseJson, judge, violationText, JsonError } = loadScript();
const model = modelOf(process.argv[2]);
const subject = { location: 'body', name: '' };

function found(line) {
  const [, index, text] = /^(\d+) (.*)$/s.exec(line);
  try {
    const { violations } = judge(parseJson(text), subject, model.operations[Number(index)].body.rules, model.schemas);
    return violations.map(violationText);
  } catch (error) {
    if (error instanceof JsonError) return [`body: ${error.message} (json)`];
    throw error;
  }
}

const lines = readFileSync(0, 'utf8').split('\n').filter(Boolean);
process.stdout.write(lines.map((line) => `${JSON.stringify(found(line).join('; '))}\n`).join(''));
