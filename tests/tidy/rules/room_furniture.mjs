// ARCHITECTURE, "Inside a room": a newcomer knows every room after one.
export default {
  name: 'room_furniture',
  reason: 'a room has a README.md; a room with tables has an audit.cpp',
  *check(tree) {
    for (const room of tree.rooms()) {
      const readme = `${room.folder}/README.md`;
      if (!tree.has(readme)) yield { file: readme, message: 'the room has no README.md' };
      else if (tree.text(readme).split('\n').length > 80) yield { file: readme, line: 81, message: 'longer than a page' };
      const hasTables = tree.files.some((path) => path.startsWith(`${room.folder}/schema/`));
      const audit = `${room.folder}/audit.cpp`;
      if (hasTables && !tree.has(audit)) yield { file: audit, message: 'the room has tables and no audit.cpp' };
    }
  },
};
