// A stand-in that speaks the HTTP contract well enough to look at the till before the server exists.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';

const arg = (name) => process.argv[process.argv.indexOf(`--${name}`) + 1];
const web = arg('web');
const [host, port] = arg('listen').split(':');
const file = join(arg('data'), 'mock.json');
const state = existsSync(file)
  ? JSON.parse(readFileSync(file, 'utf8'))
  : { token: 't1', session: null, sales: {}, order: [], refunds: {}, seq: 0, dseq: 0, hash: '0'.repeat(64) };
const save = () => writeFileSync(file, JSON.stringify(state));
const cats = [
  { id: 'c1', names: { 'zh-Hant': '飲品', 'zh-Hans': '饮品', en: 'Drinks' } },
  { id: 'c2', names: { 'zh-Hant': '點心', 'zh-Hans': '点心', en: 'Snacks' } },
  { id: 'c3', names: { 'zh-Hant': '水果', 'zh-Hans': '水果', en: 'Fruit' } },
];
const raw = [
  ['檸檬茶', '柠檬茶', 'Lemon tea', 'ningmengcha', 'nmc', 1250, 1150, 0, 'each'],
  ['絲襪奶茶', '丝袜奶茶', 'Silk stocking milk tea', 'siwanaicha', 'swnc', 1800, 1600, 0, 'each'],
  ['凍鴛鴦', '冻鸳鸯', 'Iced yuenyeung', 'dongyuanyang', 'dyy', 2000, null, 0, 'each'],
  ['葡式蛋撻', '葡式蛋挞', 'Portuguese egg tart', 'pushidanta', 'psdt', 1200, null, 1, 'each'],
  ['杏仁餅', '杏仁饼', 'Almond cookies', 'xingrenbing', 'xrb', 4500, 4200, 1, 'each'],
  [
    '重慶小麵',
    '重庆小面',
    'Chongqing noodles',
    'chongqingxiaomian zhongqingxiaomian',
    'cqxm zqxm',
    3800,
    null,
    1,
    'each',
  ],
  ['香蕉', '香蕉', 'Bananas', 'xiangjiao', 'xj', 1530, null, 2, 'kg'],
  ['富士蘋果', '富士苹果', 'Fuji apples', 'fushipingguo', 'fspg', 2680, null, 2, 'kg'],
  ['薄荷糖', '薄荷糖', 'Mint sweets', 'bohetang', 'bht', 895, null, 1, 'each'],
];
const products = Array.from({ length: 27 }, (_, i) => {
  const [h, s, e, py, ini, price, member, c, unit] = raw[i % raw.length];
  const n = i < raw.length ? '' : ` ${Math.floor(i / raw.length) + 1}`;
  return {
    id: `0197f000-0000-7000-8000-${String(i).padStart(12, '0')}`,
    code: `A-${100 + i}`,
    names: { 'zh-Hant': h + n, 'zh-Hans': s + n, en: e + n },
    barcodes: [`48900081003${String(i).padStart(2, '0')}`],
    category: cats[c],
    unit,
    tax_class: 'standard',
    price,
    member_price: member,
    search: { pinyin: py, initials: ini },
    fold: s + n,
    version: 1,
  };
});
const session = () => ({
  company: { id: 'co', name: '掌柜小店', currency: 'MOP', currency_digits: 2, languages: ['zh-Hant', 'zh-Hans', 'en'] },
  person: { id: 'p', name: '阿明' },
  scopes: ['sale:create'],
  stores: [{ id: 's1', code: 'M01', name: '新馬路店', zone: 'Asia/Macau', cutoff_minutes: 240, location: 'l1' }],
  till: {
    id: 'ti',
    code: 'T1',
    store: 's1',
    device: 'd1',
    next_sequence: state.seq + 1,
    next_device_sequence: state.dseq + 1,
    last_hash: state.hash,
  },
});
const pricing = {
  version: 7,
  currency: 'MOP',
  tax_included: true,
  tax_classes: [{ code: 'standard', rate_ppm: 50000, names: { en: 'Standard' } }],
  cash_rounding: { increment: 10, mode: 'half_up' },
  promotions: [
    {
      id: 'pr1',
      names: { 'zh-Hant': '蛋撻買二送一', 'zh-Hans': '蛋挞买二送一', en: 'Egg tarts: buy 2 get 1' },
      kind: 'buy_n_get_m',
      buy: 2,
      free: 1,
      skus: [products[3].id],
    },
  ],
  coupons: [
    {
      id: 'cp1',
      code: 'WELCOME10',
      names: { 'zh-Hant': '迎新券', 'zh-Hans': '迎新券', en: 'Welcome coupon' },
      kind: 'amount',
      amount: 1000,
      percent_e2: 0,
      min_spend: 5000,
      skus: null,
      uses_left: 100,
    },
  ],
  loyalty: null,
};
const members = [{ id: 'm1', name: '陳大文', phone: '66881234', card: 'C001', points: 320 }];
const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.webmanifest': 'application/manifest+json',
};
const csp =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; style-src 'self'; connect-src 'self'; font-src 'self'; manifest-src 'self'; img-src 'self' blob: data:; frame-ancestors 'none'; base-uri 'none'; form-action 'self'";

function receiptOf(sale) {
  return {
    ...sale,
    number: `M01-T1-${String(sale.sequence).padStart(6, '0')}`,
    kind: 'sale',
    business_date: '2026-11-22',
    tax_included: true,
    member: sale.member ?? null,
    origin: 'till',
    lines: sale.lines.map((l, i) => ({
      ...l,
      ...pick(products.find((p) => p.id === l.sku)),
      discount: l.discounts.reduce((a, d) => a + d.amount, 0),
      refunded_milli: state.refunds[sale.id]?.[i] ?? 0,
    })),
    taxes: [],
    goods: 0,
    discount: 0,
    net: 0,
    tax: 0,
    points_earned: 0,
    refund_of: null,
    reason: null,
    exceptions: [],
  };
}
const pick = ({ code, names, unit }) => ({ code, names, unit });

const server = createServer((req, res) => {
  const chunks = [];
  req.on('data', (c) => chunks.push(c));
  req.on('end', () => handle(req, res, Buffer.concat(chunks).toString()));
});
function handle(req, res, body) {
  const url = new URL(req.url, 'http://x');
  const json = (status, value, headers = {}) => {
    res.writeHead(status, { 'content-type': 'application/json', ...headers });
    res.end(value === null ? '' : JSON.stringify(value));
  };
  const problem = (status, code) => json(status, { type: `urn:zhanggui:problem:${code}`, title: code, status, code });
  const path = url.pathname;
  if (path === '/healthz') return json(200, {});
  if (path === '/v1/sessions') {
    if (JSON.parse(body).token !== state.token) return problem(401, 'sign_in_link_used');
    state.token = null;
    state.session = 'abc';
    save();
    return json(201, session(), { 'set-cookie': 'zg_session=abc; HttpOnly; SameSite=Strict; Path=/' });
  }
  if (path.startsWith('/v1/') && !(req.headers.cookie ?? '').includes('zg_session=abc'))
    return problem(401, 'not_signed_in');
  if (path === '/v1/session') return json(200, session());
  if (path === '/v1/products')
    return json(200, {
      items: products.slice(0, Number(url.searchParams.get('limit') ?? 2000)),
      next: null,
      version: 5,
    });
  if (path === '/v1/pricing') return json(200, pricing);
  if (path === '/v1/members') {
    const q = url.searchParams;
    return json(200, {
      items: members.filter(
        (m) =>
          (!q.get('phone') && !q.get('card') && !q.get('query')) ||
          m.phone === q.get('phone') ||
          m.card === q.get('card'),
      ),
      next: null,
    });
  }
  if (path === '/v1/sales') {
    const sale = JSON.parse(body);
    if (state.sales[sale.id]) return json(200, receiptOf(state.sales[sale.id]));
    state.sales[sale.id] = sale;
    state.order.push(sale.id);
    state.seq = sale.sequence;
    state.dseq = sale.device_sequence;
    state.hash = createHash('sha256').update(body).digest('hex');
    save();
    return json(201, receiptOf(sale));
  }
  if (path === '/v1/receipts') {
    const n = url.searchParams.get('number');
    const items = state.order.map((id) => receiptOf(state.sales[id])).filter((r) => !n || r.number === n);
    return json(200, { items, next: null });
  }
  if (path.startsWith('/v1/receipts/')) {
    const s = state.sales[path.slice(13)];
    return s ? json(200, receiptOf(s)) : problem(404, 'unknown_receipt');
  }
  if (path === '/v1/refunds') {
    const r = JSON.parse(body);
    const sale = receiptOf(state.sales[r.receipt]);
    state.refunds[sale.id] ??= {};
    const done = state.refunds[sale.id];
    const lines = r.lines.map(({ line, quantity_milli }) => {
      done[line] = (done[line] ?? 0) + quantity_milli;
      return { ...sale.lines[line], quantity_milli };
    });
    save();
    return json(201, {
      ...sale,
      id: r.id,
      kind: 'refund',
      number: 'M01-T1-R000001',
      lines,
      total: lines.reduce((a, l) => a + l.total, 0),
      refund_of: sale.id,
      reason: r.reason,
    });
  }
  const name = path.endsWith('/') ? `${path}index.html` : path;
  const full = join(web, name);
  if (!existsSync(full)) return problem(404, 'not_found');
  res.writeHead(200, {
    'content-type': types[extname(full)] ?? 'application/octet-stream',
    'content-security-policy': csp,
    'cache-control': 'no-cache',
  });
  res.end(readFileSync(full));
}
server.listen(Number(port), host, () => {
  const at = `http://${host}:${server.address().port}`;
  console.log(`till: ${at}/till/#sign-in=${state.token ?? 'used'}\nconsole: ${at}/console/#sign-in=x`);
});
