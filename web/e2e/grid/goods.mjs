// Lists of goods as a large shop would bring them in: codes, names in four languages, EAN-13 barcodes, categories, prices; and
// what lies on the shelves. The same every time.
const brands = [
  ['維他', '维他', 'Vita', 'Vita'],
  ['道地', '道地', 'Tao Ti', 'Tao Ti'],
  ['珠江', '珠江', 'Pearl River', 'Rio das Pérolas'],
  ['海天', '海天', 'Haitian', 'Haitian'],
  ['葡京', '葡京', 'Lisboa', 'Lisboa'],
  ['金蓮', '金莲', 'Golden Lotus', 'Lótus Dourado'],
  ['太平', '太平', 'Pacific', 'Pacífico'],
  ['四洲', '四洲', 'Four Seas', 'Quatro Mares'],
];
const things = [
  ['檸檬茶', '柠檬茶', 'lemon tea', 'chá de limão', '飲品'],
  ['礦泉水', '矿泉水', 'mineral water', 'água mineral', '飲品'],
  ['即食麵', '方便面', 'instant noodles', 'massa instantânea', '糧油'],
  ['洗髮露', '洗发露', 'shampoo', 'champô', '日用品'],
  ['鮮牛奶', '鲜牛奶', 'fresh milk', 'leite fresco', '乳品'],
  ['曲奇餅乾', '曲奇饼干', 'butter cookies', 'bolachas de manteiga', '零食'],
  ['生抽醬油', '生抽酱油', 'light soy sauce', 'molho de soja claro', '調味'],
  ['焗花生', '焗花生', 'roasted peanuts', 'amendoins torrados', '零食'],
  ['沙甸魚罐頭', '沙丁鱼罐头', 'sardines in tomato', 'sardinhas em tomate', '罐頭'],
  ['廚房紙', '厨房纸', 'kitchen paper', 'papel de cozinha', '日用品'],
  ['咖啡豆', '咖啡豆', 'coffee beans', 'café em grão', '飲品'],
  ['橄欖油', '橄榄油', 'olive oil', 'azeite', '糧油'],
];
const sizes = ['100 g', '250 ml', '330 ml', '500 g', '750 ml', '1 L', '2 kg', '6 × 330 ml'];

function checkDigit(digits) {
  const sum = [...digits].reduce((total, digit, at) => total + Number(digit) * (at % 2 === 0 ? 1 : 3), 0);
  return (10 - (sum % 10)) % 10;
}

function* numbers(seed) {
  for (let now = seed; ; now = (now * 48_271) % 2_147_483_647) yield now;
}

const cell = (text) => (/[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
const csv = (rows) => `${rows.map((row) => row.map((text) => cell(String(text))).join(',')).join('\n')}\n`;

export function goods(count) {
  const random = numbers(7);
  const next = (below) => random.next().value % below;
  const products = [['貨號', '中文名稱', '簡體名稱', '英文名稱', '葡文名稱', '條碼', '分類', '售價']];
  const shelves = [['貨號', '數量', '成本']];
  for (let at = 0; at < count; at++) {
    const brand = brands[next(brands.length)];
    const thing = things[next(things.length)];
    const size = sizes[next(sizes.length)];
    // A shop's codes run in the order in which it took the goods in, not in that of their names.
    const code = `${'ABCDEFGH'[next(8)]}-${at + 1}`;
    const digits = `489${String(at).padStart(9, '0')}`;
    const names = [0, 1, 2, 3].map((language) => `${brand[language]} ${thing[language]} ${size} ${at % 977}`);
    const price = 300 + next(9_700);
    products.push([code, ...names, `${digits}${checkDigit(digits)}`, thing[4], (price / 100).toFixed(2)]);
    // One in nine is sold out and has nothing to be brought in.
    if (at % 9 !== 0) shelves.push([code, 1 + next(400), (price / 160).toFixed(2)]);
  }
  return { products: csv(products), shelves: csv(shelves) };
}
