// What was asked of the shop and what its clients know of it: plain lists beside the books.
import { Finding } from './finding.mjs';

const paths = { checkout: '/v1/checkouts', sale: '/v1/sales', refund: '/v1/refunds', goods: '/v1/goods-receipts' };

export class History {
  constructor() {
    this.all = [];
    this.byId = new Map();
  }

  // `moved`: what the command does to the shelves when it is kept, [{ sku, milli }].
  send(kind, command, moved) {
    const sent = { kind, id: command.id, path: paths[kind], body: JSON.stringify(command), moved, answer: null, refusal: null };
    this.all.push(sent);
    this.byId.set(sent.id, sent);
    return sent;
  }

  accepted(sent, text) {
    if (sent.answer !== null && sent.answer !== text) throw new Finding(`${sent.kind} ${sent.id} was answered twice with different bytes`);
    sent.answer = text;
  }

  refused(sent, code) {
    if (sent.answer !== null) throw new Finding(`${sent.kind} ${sent.id} was answered and is now refused: ${code}`);
    if (sent.kind === 'sale') throw new Finding(`a sale that has happened was refused: ${sent.id} ${code}`);
    sent.refusal = code;
  }

  // As it is known now, to be held against a copy of the books that others go on from.
  copy() {
    const copy = new History();
    for (const sent of this.all) {
      const same = { ...sent };
      copy.all.push(same);
      copy.byId.set(same.id, same);
    }
    return copy;
  }

  answered() {
    return this.all.filter((sent) => sent.answer !== null);
  }
}

export const isDone = (sent) => sent.answer !== null || sent.refusal !== null;

// Takes one answer in; false when it says neither yes nor no, and the client asks again.
export function settle(history, sent, { status, text, isReplayed }) {
  if (status === 201 || status === 200) {
    if (sent.answer !== null && !isReplayed) throw new Finding(`${sent.kind} ${sent.id} was carried out twice`);
    history.accepted(sent, text);
    return true;
  }
  const code = codeOf(text);
  if (status === 507 || status === 503) return false;
  if (status >= 500) throw new Finding(`${sent.kind} ${sent.id} was answered ${status}: ${text}`);
  history.refused(sent, code);
  return true;
}

function codeOf(text) {
  try {
    return JSON.parse(text).code;
  } catch {
    throw new Finding(`this is no answer: ${text.slice(0, 200)}`);
  }
}
