import type { Problems } from './problems.ts';

export const en: Problems = {
  sign_in_link_used: 'This sign-in link was used already or has expired. Get a new one at the server.',
  not_signed_in: 'You are signed out. Open the till with a new sign-in link.',
  not_allowed: 'You may not do this. Ask the manager.',
  unknown_sku: 'The server does not know this product. It may have been deleted.',
  unknown_member: 'No such member.',
  unknown_coupon: 'No such coupon.',
  unknown_receipt: 'No such receipt.',
  unknown_till: 'The server does not know this till.',
  price_changed: 'The price has changed. Load again.',
  id_reused: 'This sale id belongs to another sale. Give it to the manager.',
  already_refunded: 'This was refunded already.',
  refund_too_much: 'More is refunded than was bought.',
  quantity_not_positive: 'The quantity must be above zero.',
  tender_short: 'The money taken is not enough.',
  totals_differ: 'The amounts of the sale do not add up. Give it to the manager.',
  wrong_currency: 'Wrong currency.',
  journal_fork: 'The journal of this till differs from the server. It may be old data put back.',
  malformed: 'The content is incomplete and cannot be read.',
  not_found: 'Not found.',
  no_answer: 'The server cannot be reached.',
};
