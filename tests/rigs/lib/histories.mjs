// From what clients wrote down to the operations on the plain objects of registers.mjs.

// Id -> what was asked under it.
export function byKey(sends) {
  const keys = new Map();
  for (const send of sends) {
    if (!keys.has(send.command.id)) keys.set(send.command.id, []);
    keys.get(send.command.id).push(send);
  }
  return keys;
}

export const keyOperations = (sends) =>
  sends.map(({ command, call, answered, said, text }) => ({ call, answered, said, text, body: command.body }));

// What is asked under one id moves the shelf once at most, so all its sends are one operation: from the first call with the body
// that was taken to the first answer that says yes.
export function shelfOperations(sku, sends, reads) {
  const operations = reads.filter((each) => each.sku === sku).map(({ call, answered, onHand }) => ({ call, answered, onHand, does: 'read' }));
  for (const ofKey of byKey(sends.filter(({ command }) => command.sku === sku)).values()) {
    operations.push(...moves(ofKey));
    for (const { command, call, answered, code } of ofKey) {
      if (code === 'not_enough_on_hand') operations.push({ call, answered, does: 'refuse', milli: command.milli });
    }
  }
  return operations;
}

function moves(ofKey) {
  const yes = ofKey.filter(({ said }) => said === 'made' || said === 'again');
  if (yes.length > 0) {
    const { command, text } = yes[0];
    const call = Math.min(...ofKey.filter((each) => each.command.body === command.body).map((each) => each.call));
    return [{ ...moveOf(command), call, answered: Math.min(...yes.map((each) => each.answered)), onHand: onHandIn(text) }];
  }
  // Nobody knows: each body may have been taken.
  const bodies = new Map();
  for (const { command, call, answered } of ofKey) {
    if (answered === undefined && !(bodies.get(command.body)?.call < call)) bodies.set(command.body, { ...moveOf(command), call });
  }
  return [...bodies.values()];
}

const moveOf = ({ milli, mayNot }) => ({ does: 'move', milli, mayNot });

// A goods receipt says what the shelf held after it.
const onHandIn = (text) => JSON.parse(text).lines[0].on_hand_milli;
