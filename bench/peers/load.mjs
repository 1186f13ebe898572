// Clients that each send the next request when the last is answered, over one kept connection a client. A server may end one that was not
// used for some seconds, so there is a new one for each turn.
import { Agent, request } from 'node:http';

export function connection(origin) {
  const { hostname, port } = new URL(origin);
  let agent;
  const renew = () => {
    agent?.destroy();
    agent = new Agent({ keepAlive: true, maxSockets: 1 });
  };
  renew();
  const post = (path, body, headers) =>
    new Promise((done, failed) => {
      const bytes = Buffer.from(JSON.stringify(body));
      const asked = request({
        agent,
        hostname,
        port,
        path,
        method: 'POST',
        headers: { 'content-type': 'application/json', 'content-length': bytes.length, ...headers },
      });
      asked.once('error', failed);
      asked.once('response', (answer) => {
        const parts = [];
        answer.on('data', (part) => parts.push(part));
        answer.once('error', failed);
        answer.once('end', () => {
          const text = Buffer.concat(parts).toString('utf8');
          done({ status: answer.statusCode, headers: answer.headers, text });
        });
      });
      asked.end(bytes);
    });
  return { post, renew };
}

// Three different articles, one piece each: the nth basket is the same for whoever sells it.
export function basket(skuCount, order) {
  const shelf = Math.floor(skuCount / 3);
  return [7, 13, 29].map((step, line) => line * shelf + ((order * step) % shelf));
}

// Lets each buyer place orders one after the other for some seconds. A buyer takes a basket and answers what it came to.
export async function load(buyers, { seconds, skuCount, from }) {
  const latencies = [];
  const began = performance.now();
  let order = from;
  let sum = 0;
  await Promise.all(
    buyers.map(async (place) => {
      for (let now = performance.now(); now - began < seconds * 1000; ) {
        const cost = await place(basket(skuCount, order++));
        const answered = performance.now();
        sum += cost;
        latencies.push(answered - now);
        now = answered;
      }
    }),
  );
  const passed = (performance.now() - began) / 1000;
  latencies.sort((a, b) => a - b);
  const at = (share) => latencies[Math.floor(latencies.length * share)];
  return { count: latencies.length, sum, rate: latencies.length / passed, p50: at(0.5), p95: at(0.95) };
}
