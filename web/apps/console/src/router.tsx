import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { readBoardSearch } from './board/board-search.ts';
import { Lost, Shell } from './shell/shell.tsx';
import {
  parseSearch,
  readMetricSearch,
  readReceiptSearch,
  readStockSearch,
  readStoreSearch,
  stringifySearch,
} from './state/filters.ts';

const root = createRootRoute({ component: Shell, notFoundComponent: Lost, validateSearch: readStoreSearch });

const live = createRoute({
  getParentRoute: () => root,
  path: '/',
  component: lazyRouteComponent(() => import('./live/live-page.tsx'), 'LivePage'),
});
const receipts = createRoute({
  getParentRoute: () => root,
  path: '/receipts',
  validateSearch: readReceiptSearch,
  component: lazyRouteComponent(() => import('./receipts/receipts-page.tsx'), 'ReceiptsPage'),
});
const stock = createRoute({
  getParentRoute: () => root,
  path: '/stock',
  validateSearch: readStockSearch,
  component: lazyRouteComponent(() => import('./stock/stock-page.tsx'), 'StockPage'),
});
const exceptions = createRoute({
  getParentRoute: () => root,
  path: '/exceptions',
  component: lazyRouteComponent(() => import('./exceptions/exceptions-page.tsx'), 'ExceptionsPage'),
});

const board = createRoute({
  getParentRoute: () => root,
  path: '/board',
  validateSearch: readBoardSearch,
  component: lazyRouteComponent(() => import('./board/board-page.tsx'), 'BoardPage'),
});
const metrics = createRoute({
  getParentRoute: () => root,
  path: '/metrics',
  validateSearch: readMetricSearch,
  component: lazyRouteComponent(() => import('./metrics/metrics-page.tsx'), 'MetricsPage'),
});

export const router = createRouter({
  routeTree: root.addChildren([live, receipts, stock, exceptions, board, metrics]),
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
