// The two plain objects that the shop must look like from outside, whatever it is asked at the same time.

// How much of one SKU a shelf holds. Operations:
//   { does: 'move', milli, mayNot, onHand }   was answered yes, or has no answer; `mayNot`: never below zero; `onHand`: as answered
//   { does: 'refuse', milli }                 there was not enough for it
//   { does: 'read', onHand }
export const shelf = (initial) => ({
  initial,
  step(held, { does, milli, mayNot, onHand }) {
    if (does === 'read') return held === onHand ? held : undefined;
    if (does === 'refuse') return held + milli < 0 ? held : undefined;
    const next = held + milli;
    if (mayNot && next < 0) return undefined;
    return onHand === undefined || onHand === next ? next : undefined;
  },
});

// What an id stands for: nothing yet, or one body and the bytes of its answer. Operations: { body, said, text }, with `said` one of
//   'made'     the first time: nothing stood there
//   'again'    the answer of before
//   'reused'   another body stands there
//   'refused'  nothing stands there and nothing comes of it
//   undefined  no answer has come
export const keptAnswer = {
  initial: '',
  step(kept, { body, said, text }) {
    const [keptBody, keptText] = kept === '' ? [] : JSON.parse(kept);
    const isOurs = keptBody === body;
    switch (said) {
      case 'made':
        return kept === '' ? JSON.stringify([body, text]) : undefined;
      case 'again':
        return isOurs && (keptText === null || keptText === text) ? JSON.stringify([body, text]) : undefined;
      case 'reused':
        return kept !== '' && !isOurs ? kept : undefined;
      case 'refused':
        return kept === '' ? kept : undefined;
      case undefined:
        return kept === '' ? JSON.stringify([body, null]) : kept;
      default:
        throw new Error(`an answer that says ${said}`);
    }
  },
};
