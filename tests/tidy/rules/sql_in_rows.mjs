// STYLE 41. The db room is the driver: its pragmas and its table of migrations are its business.
import { isTest } from '../tree.mjs';

const statement =
  /^\s*(SELECT\s|INSERT\s+(OR\s+\w+\s+)?INTO\s|REPLACE\s+INTO\s|UPDATE\s+\w+\s+SET\b|DELETE\s+FROM\s|WITH\s+(RECURSIVE\s+)?\w+\b[^'"]*\bAS\s*\(|CREATE\s+(UNIQUE\s+|TEMP\w*\s+|VIRTUAL\s+)?(TABLE|INDEX|VIEW|TRIGGER)\s|DROP\s+(TABLE|INDEX|VIEW)\s|ALTER\s+TABLE\s|PRAGMA\s)/;

export default {
  name: 'sql_in_rows',
  reason: 'SQL lives in rows.cpp of its room, as a named constant',
  *check(tree) {
    for (const file of tree.cpp('src/')) {
      if (isTest(file) || file.startsWith('src/db/') || /(^|\/|_)rows\.(cpp|h)$/.test(file)) continue;
      for (const { line, text } of tree.lexed(file).strings) if (statement.test(text)) yield { file, line };
    }
  },
};
