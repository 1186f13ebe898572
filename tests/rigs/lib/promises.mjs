// What the product promises, in plain words, and what holds it to it. `by`: checkers in the tree; `verify` is what `zhanggui verify`
// runs over a shop's own books. `rigs`: campaigns whose trials add up in trials.tsv. Without both, nothing checks it yet.
// Since its second campaign the simulator has members, points, coupons and holds; `since` counts the campaigns before.
const simWithMembers = { name: 'sim', since: 1 };

export const promises = [
  ['Stock', [
    ['P1', 'Goods are neither made nor lost: every movement leaves one place and enters another, and a shelf holds the sum of its movements.',
      ['verify: ledger', 'verify: books against books'], ['sim', 'vfs', 'kill', 'calls', 'power', 'linear', 'servers']],
    ['P2', 'A hold ends in one way only, as sold, given back or expired, and none outlives its time by more than a second.',
      ['src/ledger/audit_test.cpp', 'verify: ledger'], [simWithMembers]],
    ['P3', 'A checkout never sells what is not there, however many ask at the same moment.',
      ['tests/e2e/books.test.mjs', 'src/flows/checkout_test.cpp'], ['sim', 'vfs', 'kill', 'calls', 'power', 'linear', 'servers']],
    ['P4', 'A sale that a till has made always stands. When it leaves a shelf below zero, exactly one exception says so.',
      ['src/flows/record_sale_test.cpp'], ['sim', 'vfs', 'kill', 'calls', 'power', 'servers']],
    ['P5', 'What leaves one store for another arrives, is on its way, or is named as missing.', [], []],
  ]],
  ['Sales and durability', [
    ['P6', 'What was answered with yes is there after kill -9, a crash of the machine or a power cut, on a disk that keeps what it has synced.',
      ['tests/e2e/books.test.mjs'], ['sim', 'vfs', 'kill', 'calls', 'power', 'servers']],
    ['P7', 'The same id never sells, refunds or receives twice. Asked again, it answers the same bytes; with another body it is refused.',
      ['tests/e2e/books.test.mjs', 'src/flows/checkout_test.cpp'], ['sim', 'vfs', 'kill', 'calls', 'power', 'linear', 'servers']],
    ['P8', 'However late, often and out of order tills send their sales, each is booked once and the shelves come out the same.',
      ['src/flows/record_sale_test.cpp'], ['sim']],
    ['P9', "A till's journal has no gap; a copied or restored till is found out.", ['src/flows/record_sale_test.cpp'], ['sim']],
    ['P10', 'A payment by card is charged once, and one without an answer is settled only by asking.', [], []],
  ]],
  ['Money and documents', [
    ['P11', 'Sums are exact: lines, discounts, tax and rounding make the total, tenders less change pay it, debits equal credits.',
      ['verify: sales', 'verify: ledger', 'tests/differential'], ['sim', 'vfs', 'kill', 'calls', 'power']],
    ['P12', 'Never more is given back than was paid or sold, and giving everything back gives back exactly what was paid.',
      ['src/flows/refund_test.cpp', 'verify: sales'], ['sim']],
    ['P13', 'A receipt never changes. Numbers have no gap and no double.', ['verify: sales'], ['sim', 'vfs', 'kill', 'calls', 'power', 'servers']],
    ['P14', 'The till and the server price a basket alike, to the cent.', ['tests/differential'], [simWithMembers]],
  ]],
  ['Members and marketing', [
    ['P15', 'Points are kept like money and follow the sales and refunds that made them.',
      ['src/members/rules_test.cpp', 'verify: books against books'], [simWithMembers]],
    ['P16', 'Online, a coupon is never used more often than its limit; offline, one that was is named and the sale stands.',
      ['src/flows/checkout_test.cpp', 'src/flows/record_sale_test.cpp', 'verify: pricing'], [simWithMembers]],
    ['P17', 'Two members who are one can be joined and parted without losing points.', [], []],
    ['P18', 'Nobody gets a message after saying no.', [], []],
    ['P19', 'Models and automations propose and never write stock, prices or money by themselves.', [], []],
  ]],
  ['Events', [
    ['P20', 'A document and its event are written together. The feed has no gap, and what was read stays.',
      ['verify: events', 'verify: insights'], ['sim', 'vfs', 'kill', 'calls', 'power', 'servers']],
    ['P21', 'A webhook is sent until it is taken, for three days, and can be caught up with later.', [], []],
    ['P22', 'A slow or dead listener never slows a sale.', ['src/adapters/http/stream_test.cpp', 'src/adapters/http/web_socket_test.cpp'], []],
  ]],
  ['Security and operations', [
    ['P23', 'Nobody reads or writes outside their company, stores and scopes.', ['src/api/routes_test.cpp', 'src/api/people_test.cpp'], []],
    ['P24', 'A person, device or token that is barred is barred within a second.', ['src/api/people_test.cpp', 'src/api/sessions_test.cpp'], []],
    ['P25', 'An approval is good for one action, once, and not from the one who asked.', [], []],
    ['P26', 'The audit trail is a chain: what is changed or taken out shows.', ['verify: access'], ['sim']],
    ['P27', 'Whoever wants to be forgotten is, and the books still add up.', [], []],
    ['P28', 'A backup brings back any second of its time.',
      ['tests/e2e/keeping.test.mjs', 'tests/e2e/postgres_moment.test.mjs', 'src/backup/backup_test.cpp'], []],
    ['P29', 'A newer version takes over the books of an older one; a wrong one says so and touches nothing.', ['src/db/migrate_test.cpp', 'tests/upgrade'], []],
    ['P30', 'Correct or stopped: when a sync fails the server ends with a clear sentence; a full disk refuses and goes on.',
      ['tests/e2e/books.test.mjs'], ['sim', 'calls']],
  ]],
];

// What one trial of a rig is.
export const trialOf = {
  sim: 'a seed: a short life of a shop in the simulator',
  vfs: 'a power cut in the simulator, whose disk drops, keeps or tears what was not synced',
  kill: 'a kill -9 of the real server under load',
  calls: 'a kill, an error or a full disk at one system call of the real server',
  power: "a power cut of the real server's file system",
  servers: 'a fault under two servers on one PostgreSQL: a server or the database dies, connections break, one stands still',
  linear: 'a history of 8 to 16 clients under kills that must be linearizable',
};
