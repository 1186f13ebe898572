// ARCHITECTURE, idea 3. The compiler already refuses a face that is not in SEES; this also catches the ways around it.
import { isTest } from '../tree.mjs';

export default {
  name: 'room_includes',
  reason: 'a room includes only its own files and the faces of rooms that it sees',
  *check(tree) {
    const owners = new Map();
    for (const room of tree.rooms()) {
      for (const file of tree.files) {
        const header = file.startsWith(`${room.folder}/include/`) && file.slice(`${room.folder}/include/`.length);
        if (!header) continue;
        if (owners.has(header)) yield { file, line: 1, message: `<${header}> belongs to ${owners.get(header).name} already` };
        else owners.set(header, room);
      }
    }
    for (const file of tree.cpp('src/')) {
      const room = tree.roomOf(file);
      if (!room) continue;
      for (const found of includes(tree.text(file))) {
        const owner = owners.get(found.header);
        if (found.quoted && /(^|\/)\.\.\//.test(found.header)) yield { file, line: found.line, message: 'an include leaves its room' };
        else if (owner && found.quoted) yield { file, line: found.line, message: 'a face is included with < >' };
        else if (owner && !isTest(file) && owner !== room && !room.sees.has(owner.name)) {
          yield { file, line: found.line, message: `${room.name} does not see ${owner.name}` };
        }
      }
    }
  },
};

function includes(text) {
  const found = [];
  text.split('\n').forEach((content, index) => {
    const match = /^\s*#\s*include\s*([<"])([^>"]+)[>"]/.exec(content);
    if (match) found.push({ line: index + 1, quoted: match[1] === '"', header: match[2] });
  });
  return found;
}
