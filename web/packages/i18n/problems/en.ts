import type { Problems } from './problems.ts';

export const en: Problems = {
  sign_in_link_used: 'This sign-in link was used already or has expired. Get a new one at the server.',
  not_signed_in: 'You are signed out. Open the till with a new sign-in link.',
  scope_missing: 'You may not do this. Ask the manager.',
  store_not_yours: 'This till does not belong to this store. Ask the manager.',
  unknown_sku: 'The server does not know this product. It may have been deleted.',
  unknown_device: 'The server does not recognise this till. Open it with a new sign-in link.',
  unknown_till: 'The server does not recognise this till. Open it with a new sign-in link.',
  id_reused: 'This sale id belongs to another sale. Give it to the manager.',
  more_than_sold: 'More is refunded than was bought and not yet refunded.',
  more_than_tendered: 'More is given back this way than was paid this way.',
  sums_differ: 'The amounts of the sale do not add up. Give it to the manager.',
  malformed_body: 'The content is incomplete and cannot be read. Give it to the manager.',
  no_answer: 'The server cannot be reached.',
};
