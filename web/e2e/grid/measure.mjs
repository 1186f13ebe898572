// What a page does between an input and the rows in its DOM, by its own clock. Runs in the page.

// Presses keys or buttons as a person would and waits until the grid shows what it should; answers the milliseconds between
// the event in the page and the change of the rows.
export async function untilRows(page, act, isThere) {
  await page.evaluate(() => {
    globalThis.measured = { began: 0, changed: 0 };
    const begin = (event) => {
      globalThis.measured = { began: event.timeStamp, changed: 0 };
    };
    for (const type of ['input', 'click', 'change']) addEventListener(type, begin, { capture: true, once: true });
    const observer = new MutationObserver(() => {
      if (globalThis.measured.began) globalThis.measured.changed = performance.now();
    });
    observer.observe(document.querySelector('.stock-page'), { subtree: true, childList: true, characterData: true });
    globalThis.stopMeasuring = () => observer.disconnect();
  });
  await act();
  await page.waitForFunction(isThere.check, isThere.arg);
  return page.evaluate(() => {
    globalThis.stopMeasuring();
    return globalThis.measured.changed - globalThis.measured.began;
  });
}

// Scrolls as a wheel does, a step a frame; answers the time of each frame.
export function scrollFrames(page, { steps, step_px }) {
  return page.evaluate(
    ({ steps, step_px }) =>
      new Promise((done) => {
        const scroller = document.querySelector('.stock-scroll');
        const frames = [];
        let before = performance.now();
        const frame = (now) => {
          frames.push(now - before);
          before = now;
          scroller.scrollBy(0, step_px);
          if (frames.length < steps) requestAnimationFrame(frame);
          else done(frames.slice(2));
        };
        requestAnimationFrame(frame);
      }),
    { steps, step_px },
  );
}

export const quantile = (values, share) =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))];
export const median = (values) => quantile(values, 0.5);
