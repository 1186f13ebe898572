import type { Problems } from './problems.ts';

export const zhHans: Problems = {
  sign_in_link_used: '这个登录链接已经用过或过期了，请在服务器那里取一个新的。',
  not_signed_in: '登录已失效，请用新的登录链接再打开收银台。',
  scope_missing: '你没有这个权限，请找店长。',
  store_not_yours: '这台收银机不属于这家店，请找店长。',
  unknown_sku: '服务器没有这件商品，可能已经删除。',
  unknown_device: '服务器认不出这台收银机，请用新的登录链接再打开。',
  unknown_till: '服务器认不出这台收银机，请用新的登录链接再打开。',
  id_reused: '同一个单号已用于另一张单，请交店长核对。',
  more_than_sold: '退的数量多于买了而未退的数量。',
  more_than_tendered: '退的钱多于当时这样收的钱。',
  sums_differ: '单上的金额对不上，请交店长核对。',
  malformed_body: '内容不完整，服务器读不懂，请交店长核对。',
  no_answer: '连不上服务器。',
};
