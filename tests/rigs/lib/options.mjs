// What every rig is asked with: --trials N, --seed S, --record, and words of its own.
export function options(defaults) {
  const given = { record: false, ...defaults };
  const words = process.argv.slice(2);
  while (words.length > 0) {
    const name = words.shift().replace(/^--/, '');
    if (!(name in given)) throw new Error(`unknown option --${name}; known: ${Object.keys(given).map((each) => `--${each}`).join(' ')}`);
    const kind = typeof given[name];
    if (kind === 'boolean') given[name] = true;
    else if (words.length === 0) throw new Error(`--${name} needs a value`);
    else given[name] = kind === 'number' ? whole(name, words.shift()) : words.shift();
  }
  return given;
}

function whole(name, text) {
  if (!/^\d+$/.test(text)) throw new Error(`--${name} is a whole number, not ${text}`);
  return Number(text);
}
