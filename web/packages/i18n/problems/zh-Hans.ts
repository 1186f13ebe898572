import type { Problems } from './problems.ts';

export const zhHans: Problems = {
  sign_in_link_used: '这个登录链接已经用过或过期了，请在服务器那里取一个新的。',
  not_signed_in: '登录已失效，请用新的登录链接再打开收银台。',
  not_allowed: '你没有这个权限，请找店长。',
  unknown_sku: '服务器没有这件商品，可能已经删除。',
  unknown_member: '找不到这位会员。',
  unknown_coupon: '没有这张优惠券。',
  unknown_receipt: '找不到这张单。',
  unknown_till: '服务器不认识这台收银机。',
  price_changed: '价格已经改了，请重新载入。',
  id_reused: '同一个单号已用于另一张单，请交店长核对。',
  already_refunded: '这件商品已经退过了。',
  refund_too_much: '退的数量多于买的数量。',
  quantity_not_positive: '数量要大于零。',
  tender_short: '收的钱不够。',
  totals_differ: '单上的金额对不上，请交店长核对。',
  wrong_currency: '货币不对。',
  journal_fork: '这台收银机的流水和服务器不同，可能是还原过的旧数据。',
  malformed: '内容不完整，服务器读不懂。',
  not_found: '找不到。',
  no_answer: '连不上服务器。',
};
