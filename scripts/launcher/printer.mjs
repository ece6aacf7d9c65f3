import { styleText } from 'node:util';

/**
 * @typedef {object} Printer
 * @property {(name: string, line: string) => void} line one line a child wrote
 * @property {(sentence: string) => void} note a word of the launcher itself
 * @property {(text: string) => void} text printed as it is
 */

const launcher = 'launcher';
const nameColours = ['cyan', 'magenta', 'blue', 'green'];
const levelStyles = { fatal: 'red', error: 'red', warn: 'yellow', debug: 'dim', trace: 'dim' };
const notAFact = new Set(['level', 'time', 'msg', 'process', 'err', 'pid', 'hostname', 'v']);

/**
 * Makes the printer of one house: names in one column, JSON log lines in words, colour on a terminal only
 * (styleText also obeys NO_COLOR).
 * @param {readonly string[]} names
 * @returns {Printer}
 */
export function makePrinter(names) {
  const width = Math.max(...[launcher, ...names].map((name) => name.length));
  const prefix = (name) => style(nameColours[names.indexOf(name)] ?? 'dim', name.padEnd(width));
  const put = (name, text) => console.log(`${prefix(name)}  ${text}`);
  return {
    line: (name, line) => put(name, inWords(line)),
    note: (sentence) => put(launcher, sentence),
    text: (text) => console.log(text),
  };
}

/** `12:04:33 WARN  link lost  node=a` for a JSON log line; any other line stays as it is. */
function inWords(line) {
  const entry = parsedEntry(line);
  if (!entry) return line;
  const facts = Object.entries(entry)
    .filter(([key]) => !notAFact.has(key))
    .map(([key, value]) => style('dim', `${key}=${typeof value === 'string' ? value : JSON.stringify(value)}`));
  const level =
    entry.level === 'info' ? '' : style(levelStyles[entry.level] ?? 'reset', String(entry.level).toUpperCase());
  const time = new Date(entry.time).toTimeString().slice(0, 8);
  const words = [style('dim', time), level, entry.msg, ...facts].filter((word) => word !== '' && word !== undefined);
  return [words.join('  '), ...stackLines(entry.err)].join('\n');
}

function parsedEntry(line) {
  if (!line.startsWith('{')) return undefined;
  try {
    const entry = JSON.parse(line);
    return typeof entry.time === 'number' && entry.level !== undefined ? entry : undefined;
  } catch {
    return undefined;
  }
}

function stackLines(error) {
  const lines = [];
  for (let current = error; current; current = current.cause) {
    lines.push(`    ${current.stack ?? `${current.type}: ${current.message}`}`.replaceAll('\n', '\n    '));
  }
  return lines;
}

function style(format, text) {
  return styleText(format, text, { stream: process.stdout });
}
