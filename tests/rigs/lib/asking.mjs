// Asks the server over connections that are kept, as tills and programs do. Throws when no whole answer has come. A kept
// connection that the server has closed for its idleness is no answer either: what was sent on it is sent once more.
import { Agent, request } from 'node:http';
import { Finding } from './finding.mjs';

const patience_ms = 60_000;

export function asking(origin, secret) {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const send = (method, path, body, isAgain = false) =>
    new Promise((resolve, reject) => {
      const headers = { authorization: `Bearer ${secret}` };
      if (body !== undefined) Object.assign(headers, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) });
      const asked = request(origin + path, { method, agent, headers }, (answer) => {
        const parts = [];
        answer.on('data', (part) => parts.push(part));
        answer.on('error', reject);
        answer.on('end', () => {
          const text = Buffer.concat(parts).toString('utf8');
          resolve({ status: answer.statusCode, text, isReplayed: answer.headers['idempotency-replayed'] === 'true' });
        });
      });
      asked.setTimeout(patience_ms, () => asked.destroy(new Finding(`${method} ${path} was not answered within ${patience_ms} ms`)));
      asked.on('error', (lost) => {
        if (asked.reusedSocket && !isAgain && !(lost instanceof Finding)) send(method, path, body, true).then(resolve, reject);
        else reject(lost);
      });
      asked.end(body);
    });
  const read = async (path) => {
    const answer = await send('GET', path);
    if (answer.status !== 200) throw new Finding(`GET ${path} was answered ${answer.status}: ${answer.text}`);
    return JSON.parse(answer.text);
  };
  return { post: (path, body) => send('POST', path, body), read, close: () => agent.destroy() };
}
