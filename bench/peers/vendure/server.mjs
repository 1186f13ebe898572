// node server.mjs prepare|serve: a Vendure of its default configuration with a small catalogue, its data in the PostgreSQL that PGHOST and
// PGDATABASE name. `prepare` makes tables and catalogue and ends; `serve` listens on 127.0.0.1 and prints its port.
import { writeFileSync } from 'node:fs';
import net from 'node:net';
import { join } from 'node:path';
import { bootstrap, configureDefaultOrderProcess, DefaultLogger, dummyPaymentHandler, LanguageCode, LogLevel } from '@vendure/core';
import { populate } from '@vendure/core/cli/index.js';

const [command, folder, skuCount] = process.argv.slice(2);
const isPreparing = command === 'prepare';

const freePort = () =>
  new Promise((done) => {
    const probe = net.createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => done(port));
    });
  });

const config = {
  apiOptions: { hostname: '127.0.0.1', port: await freePort() },
  // Whoever registers is a customer at once, and a client shows who it is with a header.
  authOptions: {
    tokenMethod: ['bearer'],
    requireVerification: false,
    superadminCredentials: { identifier: 'superadmin', password: 'superadmin' },
    cookieOptions: { secret: 'bench' },
  },
  dbConnectionOptions: {
    type: 'postgres',
    host: process.env.PGHOST,
    username: 'postgres',
    database: process.env.PGDATABASE,
    synchronize: isPreparing,
    logging: false,
  },
  logger: new DefaultLogger({ level: LogLevel.Error }),
  paymentOptions: { paymentMethodHandlers: [dummyPaymentHandler] },
  // An order that is carried out of a shop needs no parcel; one that names a shipping method gets it all the same.
  orderOptions: { process: [configureDefaultOrderProcess({ arrangingPaymentRequiresShipping: false })] },
  importExportOptions: { importAssetsDir: folder },
  plugins: [],
};

const initialData = {
  defaultLanguage: LanguageCode.en,
  defaultZone: 'Asia',
  countries: [{ name: 'Macau', code: 'MO', zone: 'Asia' }],
  taxRates: [{ name: 'None', percentage: 0 }],
  shippingMethods: [{ name: 'Parcel', price: 0 }],
  paymentMethods: [
    { name: 'Cash', handler: { code: dummyPaymentHandler.code, arguments: [{ name: 'automaticSettle', value: 'true' }] } },
  ],
  collections: [],
};

function products() {
  const columns =
    'name,slug,description,assets,facets,optionGroups,optionValues,sku,price,taxCategory,stockOnHand,trackInventory,variantAssets,variantFacets';
  const rows = Array.from({ length: Number(skuCount) }, (_, sku) => {
    const code = `P${String(sku).padStart(3, '0')}`;
    return `Product ${sku},product-${sku},,,,,,${code},${1 + (sku % 90)}.50,None,1000000000,true,,`;
  });
  const file = join(folder, 'products.csv');
  writeFileSync(file, `${[columns, ...rows].join('\n')}\n`);
  return file;
}

if (isPreparing) {
  const app = await populate(() => bootstrap(config), initialData, products());
  await app.close();
  process.exit(0);
}
await bootstrap(config);
console.log(`port: ${config.apiOptions.port}`);
