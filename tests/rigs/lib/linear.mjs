// Whether a history of concurrent operations is linearizable: whether each can be given one moment between its call and its
// answer so that, one after the other, a plain object would have answered the same.
//
// The search is Wing and Gong's (Testing and Verifying Concurrent Objects, 1993) with Lowe's memory of states that were seen
// before (Testing for Linearizability, 2017): the calls and answers are a list in time; an operation whose call comes before the
// first answer of another may be next; an answer that comes up before its operation was placed sends the search back.
//
// An operation: { call, answered, ...what the model wants }. One whose answer never came has `answered` undefined: it may have
// had its effect at any time after its call, or never. A model: { initial, step(state, operation) }, where step answers the next
// state, a string or a number, or undefined when the object would not have answered so.
export function linearize(model, operations) {
  const search = new Search(model, operations);
  return search.run();
}

class Search {
  constructor(model, operations) {
    this.model = model;
    // Those without an answer come last, so that they never hold up the run of placed ones that a key leaves out.
    const byCall = [...operations].sort((a, b) => a.call - b.call);
    this.operations = [...byCall.filter((each) => each.answered !== undefined), ...byCall.filter((each) => each.answered === undefined)];
    this.answeredCount = this.operations.filter((each) => each.answered !== undefined).length;
    this.placed = new Uint8Array(this.operations.length);
    this.firstFree = 0;
    this.lastPlaced = -1;
    this.seen = new Set();
    this.head = { next: null };
    this.link();
  }

  // A call that comes at the very moment of an answer counts as concurrent with it.
  link() {
    const entries = [];
    this.operations.forEach((operation, index) => {
      const call = { index, at: operation.call, isCall: true };
      entries.push(call);
      if (operation.answered !== undefined) {
        call.answer = { index, at: operation.answered, isCall: false };
        entries.push(call.answer);
      }
    });
    entries.sort((a, b) => a.at - b.at || b.isCall - a.isCall);
    let last = this.head;
    for (const entry of entries) {
      last.next = entry;
      entry.previous = last;
      entry.next = null;
      last = entry;
    }
  }

  run() {
    const stack = [];
    let state = this.model.initial;
    let entry = this.head.next;
    let deepest = { depth: -1 };
    while (entry) {
      if (entry.isCall) {
        const next = this.model.step(state, this.operations[entry.index]);
        if (next !== undefined && this.isNew(entry.index, next)) {
          stack.push({ entry, state });
          state = next;
          lift(entry);
          entry = this.head.next;
        } else {
          entry = entry.next;
        }
        continue;
      }
      if (stack.length > deepest.depth) deepest = { depth: stack.length, stuck: this.operations[entry.index], state };
      if (stack.length === 0) return { isLinear: false, ...deepest };
      const back = stack.pop();
      state = back.state;
      this.take(back.entry.index);
      putBack(back.entry);
      entry = back.entry.next;
    }
    return { isLinear: true, states: this.seen.size };
  }

  // Places the operation, unless the same set of placed ones has led to the same state before.
  isNew(index, state) {
    this.place(index);
    const key = this.key(state);
    if (this.seen.has(key)) {
      this.take(index);
      return false;
    }
    this.seen.add(key);
    return true;
  }

  place(index) {
    this.placed[index] = 1;
    if (index < this.answeredCount && index > this.lastPlaced) this.lastPlaced = index;
    while (this.firstFree < this.answeredCount && this.placed[this.firstFree]) ++this.firstFree;
  }

  take(index) {
    this.placed[index] = 0;
    if (index < this.firstFree) this.firstFree = index;
    while (this.lastPlaced >= 0 && !this.placed[this.lastPlaced]) --this.lastPlaced;
  }

  key(state) {
    const among = this.placed.subarray(this.firstFree, this.lastPlaced + 1).join('');
    const unanswered = this.placed.subarray(this.answeredCount).join('');
    return `${this.firstFree} ${among} ${unanswered} ${state}`;
  }
}

function lift(call) {
  unlink(call);
  if (call.answer) unlink(call.answer);
}
function putBack(call) {
  if (call.answer) relink(call.answer);
  relink(call);
}
function unlink(entry) {
  entry.previous.next = entry.next;
  if (entry.next) entry.next.previous = entry.previous;
}
function relink(entry) {
  entry.previous.next = entry;
  if (entry.next) entry.next.previous = entry;
}
