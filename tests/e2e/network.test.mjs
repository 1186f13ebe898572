// The server beyond its own machine: over TLS or not at all, with a certificate that a browser can come to trust.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { binary, launch, newFolder, removeFolder } from './lib/server.mjs';

const folders = [];
after(() => folders.forEach(removeFolder));
function folder() {
  folders.push(newFolder());
  return folders.at(-1);
}
const openTo = (data, ...args) => launch(data, { listen: '0.0.0.0:0', args });
const portOf = (server) => Number(new URL(server.consoleLink).port);

// As another machine: its address is not the one that a server takes for its own.
function asAnother(module, port, path, { method = 'GET', headers = {}, body, ...options } = {}) {
  return new Promise((done, failed) => {
    const request = module.request(
      { host: '127.0.0.1', port, path, method, headers, localAddress: '127.0.0.5', servername: 'shop.local', ...options },
      (answer) => {
        let text = '';
        answer.setEncoding('utf8').on('data', (piece) => (text += piece));
        answer.on('end', () => done({ status: answer.statusCode, headers: answer.headers, text, socket: answer.socket }));
      },
    );
    request.on('error', failed);
    request.end(body);
  });
}

test('another machine gets the way to trust without TLS, and nothing else', async () => {
  const data = folder();
  const server = await openTo(data, '--name', 'shop.local').ready;
  const port = portOf(server);
  assert.match(server.consoleLink, /^http:\/\/127\.0\.0\.1:/, 'on this machine nothing has to be trusted first');
  assert.match(server.tillLink, /^https:\/\/shop\.local:/);

  const till = await asAnother(http, port, '/till/?a=b', { headers: { Host: `shop.local:${port}` } });
  assert.equal(till.status, 307);
  assert.equal(till.headers.location, `https://shop.local:${port}/till/?a=b`);
  const api = await asAnother(http, port, '/v1/session', { headers: { 'Accept-Language': 'pt' } });
  assert.equal(api.status, 403);
  assert.equal(JSON.parse(api.text).code, 'tls_required');
  const sign_in = await asAnother(http, port, '/v1/sessions', { method: 'POST', body: '{}' });
  assert.equal(sign_in.status, 403);

  for (const [language, words] of Object.entries({ en: 'Get the certificate', 'zh-HK': '下載憑證', 'zh-CN': '下载证书', pt: 'Obter' })) {
    const page = await asAnother(http, port, '/trust', { headers: { 'Accept-Language': language } });
    assert.equal(page.status, 200);
    assert.ok(page.text.includes(words), language);
    assert.ok(page.text.includes(`http://shop.local:${port}/trust`));
    assert.match(page.text, /<svg class="qr"/);
  }
  const authority = await asAnother(http, port, '/trust/authority.crt');
  assert.equal(authority.headers['content-type'], 'application/x-x509-ca-cert');
  assert.doesNotMatch(authority.text, /PRIVATE/);

  const ca = authority.text;
  const page = await asAnother(https, port, '/till/', { ca });
  assert.equal(page.status, 200);
  await assert.rejects(asAnother(https, port, '/till/', {}), /self-signed certificate in certificate chain/);
  await assert.rejects(asAnother(https, port, '/till/', { ca, servername: 'other.local' }), /altnames/);
  await server.stop();
});

test('over TLS a cookie is of this host alone and never travels in the clear', async () => {
  const data = folder();
  const server = await openTo(data, '--name', 'shop.local').ready;
  const port = portOf(server);
  const ca = readFileSync(join(data, 'tls', 'authority.pem'), 'utf8');
  const host = `shop.local:${port}`;
  const ours = { Host: host, Origin: `https://${host}`, 'X-Zhanggui': '1', 'Content-Type': 'application/json' };
  const token = server.tillLink.split('#sign-in=')[1];
  const signed = await asAnother(https, port, '/v1/sessions', { ca, method: 'POST', headers: ours, body: JSON.stringify({ token }) });
  assert.equal(signed.status, 201, signed.text);
  const [cookie] = signed.headers['set-cookie'];
  assert.match(cookie, /^__Host-zg_till=[^;]+; Path=\/; HttpOnly; SameSite=Strict; Max-Age=\d+; Secure$/);
  const Cookie = cookie.split(';')[0];
  assert.equal((await asAnother(https, port, '/v1/session', { ca, headers: { Cookie } })).status, 200);
  // Without the prefix, anything on the network could have set it.
  const renamed = Cookie.replace('__Host-', '');
  assert.equal((await asAnother(https, port, '/v1/session', { ca, headers: { Cookie: renamed } })).status, 401);
  const fromPlain = await asAnother(https, port, '/v1/session', {
    ca,
    method: 'DELETE',
    headers: { ...ours, Origin: `http://${host}`, Cookie },
  });
  assert.equal(fromPlain.status, 403);
  const left = await asAnother(https, port, '/v1/session', { ca, method: 'DELETE', headers: { ...ours, Cookie } });
  assert.equal(left.status, 204);
  assert.equal((await asAnother(https, port, '/v1/session', { ca, headers: { Cookie } })).status, 401);
  await server.stop();
});

test('the authority stays, the certificate follows the names, and both keys are the owner’s alone', async () => {
  const data = folder();
  await (await openTo(data, '--name', 'shop.local').ready).stop();
  const read = (name) => readFileSync(join(data, 'tls', name), 'utf8');
  for (const name of ['authority.key', 'server.key']) assert.equal(statSync(join(data, 'tls', name)).mode & 0o777, 0o600);
  const before = { authority: read('authority.pem'), server: read('server.pem') };
  await (await openTo(data, '--name', 'shop.local').ready).stop();
  assert.deepEqual({ authority: read('authority.pem'), server: read('server.pem') }, before, 'nothing was due');
  await (await openTo(data, '--name', 'shop.local', '--name', 'till.lan').ready).stop();
  assert.equal(read('authority.pem'), before.authority);
  assert.notEqual(read('server.pem'), before.server);
  const broken = { 'server.pem': 'half of a', 'server.key': read('authority.key') };
  for (const [name, text] of Object.entries(broken)) {
    writeFileSync(join(data, 'tls', name), text);
    const server = await openTo(data, '--name', 'shop.local').ready;
    const page = await asAnother(https, portOf(server), '/trust', { ca: before.authority });
    assert.equal(page.status, 200, `a broken ${name} is made again`);
    await server.stop();
  }
  // Devices trust the authority: what is left of it is never replaced.
  writeFileSync(join(data, 'tls', 'authority.key'), 'half of a');
  const opening = openTo(data, '--name', 'other.local');
  opening.ready.catch(() => {});
  const { code, errors } = await opening.exited;
  assert.equal(code, 70);
  assert.match(errors, /the shop's own authority cannot be read/);
  assert.equal(read('authority.pem'), before.authority);
});

test('a certificate of one’s own is shown, also on this machine, and a wrong one is said', async () => {
  const data = folder();
  const [certificate, key, other] = ['own.pem', 'own.key', 'other.key'].map((name) => join(data, name));
  const make = (out, keyout) =>
    execFileSync('openssl', [
      ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '9'],
      ...['-subj', '/CN=shop.example', '-addext', 'subjectAltName=DNS:shop.local', '-out', out, '-keyout', keyout],
    ], { stdio: 'ignore' });
  make(join(data, 'other.pem'), other);
  make(certificate, key);
  const server = await launch(data, { args: ['--certificate', certificate, '--key', key] }).ready;
  const port = portOf(server);
  const page = await asAnother(https, port, '/till/', { ca: readFileSync(certificate, 'utf8') });
  assert.equal(page.status, 200);
  assert.equal((await asAnother(http, port, '/trust')).status, 307, 'there is nothing to be trusted first');
  await server.stop();
  const run = (...args) => spawnSync(binary, ['serve', '--data', data, ...args], { encoding: 'utf8' });
  const wrong = run('--certificate', certificate, '--key', other);
  assert.notEqual(wrong.status, 0);
  assert.match(wrong.stderr, /own\.pem and .*other\.key: the private key belongs to another certificate/);
  assert.match(run('--certificate', join(data, 'none.pem'), '--key', key).stderr, /none\.pem cannot be read/);
  assert.match(run('--listen', '0.0.0.0:0', '--name', 'shop.example').stderr, /bad_name: .* shop\.example needs a certificate/);
  assert.match(run('--listen', 'shop.local:80').stderr, /bad_address: shop\.local:80 is no address to listen on/);
});
