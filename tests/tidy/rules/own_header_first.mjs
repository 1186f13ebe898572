// STYLE 12: a header that needs something before it shows up at once. Also: every header is guarded.
export default {
  name: 'own_header_first',
  reason: 'a .cpp file includes its own header first; a header begins with #pragma once',
  *check(tree) {
    for (const file of tree.cpp('src/')) {
      if (file.endsWith('.h')) {
        if (!/^\s*#pragma once\b/m.test(tree.lexed(file).code)) yield { file, line: 1, message: 'no #pragma once' };
        continue;
      }
      const stem = file.split('/').pop().replace('.cpp', '');
      const folder = file.slice(0, file.lastIndexOf('/'));
      const face = tree.roomOf(file)?.folder;
      const own = tree.has(`${folder}/${stem}.h`) ? `"${stem}.h"` : tree.has(`${face}/include/zg/${stem}.h`) ? `<zg/${stem}.h>` : null;
      const first = /^\s*#\s*include\s*(\S+)/m.exec(tree.text(file));
      if (own && first && first[1] !== own) {
        yield { file, line: tree.text(file).slice(0, first.index).split('\n').length, message: `${own} comes first` };
      }
    }
  },
};
