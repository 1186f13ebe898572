// A map that nobody checks goes wrong: ARCHITECTURE.md, src/rooms.cmake and the folders name the same rooms.
export default {
  name: 'rooms_on_the_map',
  reason: 'ARCHITECTURE.md, src/rooms.cmake and the folders of src/ name the same rooms',
  *check(tree) {
    const declared = new Map(tree.rooms().map((room) => [room.folder.replace(/^src\//, ''), room]));
    const drawn = readMap(tree);
    const folders = new Set(tree.files.filter((path) => /^src\/.*\.cpp$/.test(path)).map((path) => path.split('/')[1]));

    for (const folder of folders) {
      if (![...declared.keys()].some((room) => room.split('/')[0] === folder)) {
        yield { file: `src/${folder}`, message: 'is not declared in src/rooms.cmake' };
      }
    }
    for (const [folder, room] of declared) {
      if (!drawn.has(folder)) yield { file: 'src/rooms.cmake', line: room.line, message: `ARCHITECTURE.md does not name ${folder}` };
      if (!folders.has(folder.split('/')[0])) yield { file: 'src/rooms.cmake', line: room.line, message: `src/${folder} has no source` };
    }
    for (const [folder, line] of drawn) {
      if (!declared.has(folder)) yield { file: 'ARCHITECTURE.md', line, message: `there is no room ${folder}` };
    }
  },
};

// The rooms that the layout of ARCHITECTURE.md draws: the lines six spaces in, between "src/" and the next folder of its rank.
function readMap(tree) {
  const rooms = new Map();
  if (!tree.has('ARCHITECTURE.md')) return rooms;
  let inside = false;
  tree.text('ARCHITECTURE.md').split('\n').forEach((content, index) => {
    if (/^ {4}src\//.test(content)) inside = true;
    else if (/^ {4}\S/.test(content) || /^\S/.test(content)) inside = false;
    const room = inside && /^ {6}([a-z_]+(?:\/[a-z_]+)?)\/?\s/.exec(content);
    if (room) rooms.set(room[1], index + 1);
  });
  return rooms;
}
