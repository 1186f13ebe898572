// Promotions and prices as a manager's console writes them.
import { freshId } from './console-page.mjs';

const anywhere = { stores: null, channels: null, starts: null, ends: null, hours: [], members_only: false };

export function promotion(rule) {
  return {
    id: freshId(),
    names: { en: 'Rule', 'zh-Hant': '規則' },
    buy: 0,
    free: 0,
    skus: [],
    percent_e2: 0,
    min_spend: 0,
    amount: 0,
    categories: [],
    parts: [],
    measure: 'quantity',
    repeats: false,
    steps: [],
    priority: 0,
    stacking: 'one_per_line',
    ...rule,
    reach: { ...anywhere, ...rule.reach },
  };
}

// Signs in with the console's link, which works once; what it gives is kept for the tests that come after.
export async function openManagerApi(context) {
  context.manager ??= await signIn(context);
  return context.manager;
}

async function signIn({ server }) {
  const token = new URLSearchParams(new URL(server.links.console).hash.slice(1)).get('sign-in');
  const json = { 'Content-Type': 'application/json', 'X-Zhanggui': '1' };
  const signed = await fetch(`${server.origin}/v1/sessions`, {
    method: 'POST',
    headers: json,
    body: JSON.stringify({ token }),
  });
  if (signed.status !== 201) throw new Error(`the console's link is refused: ${signed.status} ${await signed.text()}`);
  const headers = { ...json, Origin: server.origin, Cookie: signed.headers.getSetCookie()[0].split(';')[0] };
  const ask = async (method, path, body) => {
    const answer = await fetch(`${server.origin}${path}`, {
      method,
      headers,
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const value = await answer.json();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(value)}`);
    return value;
  };
  return {
    get: (path) => ask('GET', path),
    put: (path, body) => ask('PUT', path, body),
    remove: (path) => ask('DELETE', path),
    keep: (rule) => ask('PUT', `/v1/promotions/${rule.id}`, rule),
  };
}
