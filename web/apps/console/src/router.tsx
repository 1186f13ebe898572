import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { readBoardSearch } from './board/board-search.ts';
import { readPricingSearch } from './pricing/search.ts';
import { readProductSearch } from './products/product-search.ts';
import { readSettingsSearch } from './settings/settings-search.ts';
import { Lost, Shell } from './shell/shell.tsx';
import {
  parseSearch,
  readAnalysisSearch,
  readAttentionSearch,
  readExceptionSearch,
  readImportSearch,
  readMemberSearch,
  readMetricSearch,
  readReceiptSearch,
  readReportSearch,
  readStockSearch,
  readStoreSearch,
  stringifySearch,
} from './state/filters.ts';

const root = createRootRoute({ component: Shell, notFoundComponent: Lost, validateSearch: readStoreSearch });

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  component: lazyRouteComponent(() => import('./home/home-page.tsx'), 'HomePage'),
});
const attention = createRoute({
  getParentRoute: () => root,
  path: '/attention',
  validateSearch: readAttentionSearch,
  component: lazyRouteComponent(() => import('./attention/attention-page.tsx'), 'AttentionPage'),
});
const analysis = createRoute({
  getParentRoute: () => root,
  path: '/analysis',
  validateSearch: readAnalysisSearch,
  component: lazyRouteComponent(() => import('./analysis/analysis-page.tsx'), 'AnalysisPage'),
});
const wall = createRoute({
  getParentRoute: () => root,
  path: '/wall',
  staticData: { bare: true },
  component: lazyRouteComponent(() => import('./wall/wall-page.tsx'), 'WallPage'),
});
const stores = createRoute({
  getParentRoute: () => root,
  path: '/stores',
  component: lazyRouteComponent(() => import('./stores/stores-page.tsx'), 'StoresPage'),
});
const receipts = createRoute({
  getParentRoute: () => root,
  path: '/receipts',
  validateSearch: readReceiptSearch,
  component: lazyRouteComponent(() => import('./receipts/receipts-page.tsx'), 'ReceiptsPage'),
});
const products = createRoute({
  getParentRoute: () => root,
  path: '/products',
  validateSearch: readProductSearch,
  component: lazyRouteComponent(() => import('./products/products-page.tsx'), 'ProductsPage'),
});
const stock = createRoute({
  getParentRoute: () => root,
  path: '/stock',
  validateSearch: readStockSearch,
  component: lazyRouteComponent(() => import('./stock/stock-page.tsx'), 'StockPage'),
});
const pricing = createRoute({
  getParentRoute: () => root,
  path: '/pricing',
  validateSearch: readPricingSearch,
  component: lazyRouteComponent(() => import('./pricing/pricing-page.tsx'), 'PricingPage'),
});
const exceptions = createRoute({
  getParentRoute: () => root,
  path: '/exceptions',
  validateSearch: readExceptionSearch,
  component: lazyRouteComponent(() => import('./exceptions/exceptions-page.tsx'), 'ExceptionsPage'),
});
const imports = createRoute({
  getParentRoute: () => root,
  path: '/imports',
  validateSearch: readImportSearch,
  component: lazyRouteComponent(() => import('./imports/imports-page.tsx'), 'ImportsPage'),
});
const suppliers = createRoute({
  getParentRoute: () => root,
  path: '/suppliers',
  component: lazyRouteComponent(() => import('./suppliers/suppliers-page.tsx'), 'SuppliersPage'),
});

const board = createRoute({
  getParentRoute: () => root,
  path: '/board',
  validateSearch: readBoardSearch,
  component: lazyRouteComponent(() => import('./board/board-page.tsx'), 'BoardPage'),
});
const paper = createRoute({
  getParentRoute: () => root,
  path: '/paper',
  validateSearch: readReceiptSearch,
  component: lazyRouteComponent(() => import('./receipts/paper-page.tsx'), 'PaperPage'),
});
const members = createRoute({
  getParentRoute: () => root,
  path: '/members',
  validateSearch: readMemberSearch,
  component: lazyRouteComponent(() => import('./members/members-page.tsx'), 'MembersPage'),
});
const people = createRoute({
  getParentRoute: () => root,
  path: '/people',
  component: lazyRouteComponent(() => import('./people/people-page.tsx'), 'PeoplePage'),
});
const settings = createRoute({
  getParentRoute: () => root,
  path: '/settings',
  validateSearch: readSettingsSearch,
  component: lazyRouteComponent(() => import('./settings/settings-page.tsx'), 'SettingsPage'),
});
const metrics = createRoute({
  getParentRoute: () => root,
  path: '/metrics',
  validateSearch: readMetricSearch,
  component: lazyRouteComponent(() => import('./metrics/metrics-page.tsx'), 'MetricsPage'),
});

const reports = createRoute({
  getParentRoute: () => root,
  path: '/reports',
  validateSearch: readReportSearch,
  component: lazyRouteComponent(() => import('./reports/reports-page.tsx'), 'ReportsPage'),
});

const tills = createRoute({
  getParentRoute: () => root,
  path: '/tills',
  component: lazyRouteComponent(() => import('./welcome/tills-page.tsx'), 'TillsPage'),
});

export const router = createRouter({
  routeTree: root.addChildren([
    home,
    attention,
    analysis,
    wall,
    receipts,
    exceptions,
    products,
    stock,
    pricing,
    board,
    metrics,
    members,
    paper,
    stores,
    reports,
    tills,
    imports,
    suppliers,
    people,
    settings,
  ]),
  basepath: '/console',
  parseSearch,
  stringifySearch,
  defaultPreload: 'intent',
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
