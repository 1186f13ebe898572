// A WebSocket of a program with a token, over nothing but node:http: text frames shorter than 64 KiB.
import { randomBytes } from 'node:crypto';
import { request } from 'node:http';

export function openSocket(origin, path, secret, onText) {
  const asked = request(origin + path, {
    headers: {
      authorization: `Bearer ${secret}`,
      connection: 'Upgrade',
      upgrade: 'websocket',
      'sec-websocket-version': '13',
      'sec-websocket-key': randomBytes(16).toString('base64'),
    },
  });
  return new Promise((resolve, reject) => {
    asked.once('error', reject);
    asked.once('response', ({ statusCode }) => reject(new Error(`no WebSocket: ${statusCode}`)));
    asked.once('upgrade', (_, stream, first) => {
      let rest = first;
      const take = (bytes) => {
        rest = Buffer.concat([rest, bytes]);
        for (let frame = frameIn(rest); frame; frame = frameIn(rest)) {
          rest = rest.subarray(frame.end);
          if (frame.opcode === 1) onText(frame.text);
        }
      };
      stream.on('data', take);
      stream.on('error', () => {});
      take(Buffer.alloc(0));
      resolve({ send: (text) => stream.write(masked(text)), close: () => stream.destroy() });
    });
    asked.end();
  });
}

function frameIn(bytes) {
  if (bytes.length < 4) return null;
  const short = bytes[1] & 0x7f;
  const head = short === 126 ? 4 : 2;
  const length = short === 126 ? bytes.readUInt16BE(2) : short;
  if (bytes.length < head + length) return null;
  return { opcode: bytes[0] & 0x0f, text: bytes.toString('utf8', head, head + length), end: head + length };
}

// Masked with zeros, and short: what a screen says is a line.
function masked(text) {
  const payload = Buffer.from(text);
  const head = payload.length < 126 ? [0x81, 0x80 | payload.length] : [0x81, 0xfe, payload.length >> 8, payload.length & 255];
  return Buffer.concat([Buffer.from([...head, 0, 0, 0, 0]), payload]);
}
