// STYLE 43: who owns which data is visible, and one room can change its tables without asking another.
import { isTest } from '../tree.mjs';

const mention = /\b(?:FROM|JOIN|INTO|UPDATE(?:\s+OR\s+\w+)?|TABLE(?:\s+IF\s+(?:NOT\s+)?EXISTS)?)\s+([a-z_][a-z0-9_.]*)(\s*\()?/g;
const definition = /\b([a-z_][a-z0-9_]*)\s*(?:\([^()]*\)\s*)?AS\s+(?:NOT\s+)?(?:MATERIALIZED\s*)?\(/g;
// db_change: what other servers have changed, which every room joins with its own tables (decision 0034).
const foreign = /^(json_each|json_tree|excluded|pragma_\w+|sqlite_\w+|old|new|db_change)$/;

const definitions = (sql) => new Set([...sql.matchAll(definition)].map((match) => match[1]));

function* strangers(sql, room, local = definitions(sql)) {
  for (const match of sql.matchAll(mention)) {
    const table = match[1].split('.').pop();
    if (/DISTINCT\s+$/.test(sql.slice(0, match.index))) continue;
    if (local.has(table) || foreign.test(table) || table.startsWith(`${room}_`)) continue;
    yield { table, offset: match.index };
  }
}

export default {
  name: 'own_tables',
  reason: "a room's SQL names only tables of its own, <room>_<noun>",
  *check(tree) {
    for (const file of tree.files) {
      if (!file.startsWith('src/') || file.startsWith('src/db/') || isTest(file)) continue;
      const room = tree.roomOf(file)?.name ?? file.split('/')[1];
      if (/rows\.(cpp|h)$/.test(file)) {
        const { strings } = tree.lexed(file);
        const local = definitions(strings.map(({ text }) => text).join('\n'));  // a macro may carry the WITH
        for (const { line, text } of strings) {
          for (const { table } of strangers(text, room, local)) yield { file, line, message: says(room, table) };
        }
      } else if (file.endsWith('.sql')) {
        const sql = tree.text(file).replace(/--.*/g, (comment) => ' '.repeat(comment.length));
        for (const { table, offset } of strangers(sql, room)) {
          yield { file, line: sql.slice(0, offset).split('\n').length, message: says(room, table) };
        }
      }
    }
  },
};

const says = (room, table) => `${table} is not a table of ${room} (its tables are ${room}_<noun>)`;
