// Stands between clients and the server and breaks a promise now and then: what the linear rig must find.
import { uuid7 } from '../../e2e/lib/server.mjs';

export const plants = ['duplicate', 'swallow', 'stale', 'forget'];

export function lying(api, plant, random) {
  const strikes = () => random.chance(4);
  let lastYes = null;
  const oldReads = new Map();
  const post = async (path, body) => {
    if (path !== '/v1/checkouts') return api.post(path, body);
    // An answer that was never carried out.
    if (plant === 'swallow' && lastYes && strikes()) {
      return { status: 201, text: lastYes.replace(/"id":"[^"]*"/, `"id":"${JSON.parse(body).id}"`), isReplayed: false };
    }
    const answer = await api.post(path, body);
    if (answer.status === 201) lastYes = answer.text;
    // Sold twice under another id.
    if (plant === 'duplicate' && answer.status === 201 && strikes()) await api.post(path, JSON.stringify({ ...JSON.parse(body), id: uuid7() }));
    // The answer that was kept has changed.
    if (plant === 'forget' && answer.isReplayed) return { ...answer, text: answer.text.replace('"number":"', '"number":"X') };
    return answer;
  };
  // A read from before.
  const read = async (path) => {
    const fresh = await api.read(path);
    const old = oldReads.get(path);
    oldReads.set(path, fresh);
    return plant === 'stale' && old && strikes() ? old : fresh;
  };
  return { post, read, close: api.close };
}
