// STYLE 46, and types that SQLite checks: without STRICT a text slips into an amount and nobody notices. PostgreSQL always checks.
export default {
  name: 'strict_tables',
  reason: 'tables are STRICT, and there are no triggers',
  *check(tree) {
    for (const file of tree.files) {
      if (!/^src\/.*\/schema\/.*\.sql$/.test(file) || file.endsWith('.postgres.sql')) continue;
      const sql = tree.text(file).replace(/--.*/g, (comment) => ' '.repeat(comment.length));
      let begin = 0;
      for (const statement of sql.split(';')) {
        const offset = begin + (statement.length - statement.trimStart().length);
        begin += statement.length + 1;
        const line = sql.slice(0, offset).split('\n').length;
        if (/\bCREATE\s+(TEMP\w*\s+)?TRIGGER\b/i.test(statement)) yield { file, line, message: 'no triggers: logic has one language' };
        if (/\bCREATE\s+TABLE\b/i.test(statement) && !/\)[^()]*\bSTRICT\b[^()]*$/i.test(statement)) {
          yield { file, line, message: 'this table is not STRICT' };
        }
      }
    }
  },
};
