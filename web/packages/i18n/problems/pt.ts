import type { Problems } from './problems.ts';

export const pt: Problems = {
  sign_in_link_used: 'Esta ligação de acesso já foi usada ou expirou. Obtenha uma nova no servidor.',
  not_signed_in: 'A sessão terminou. Abra a caixa com uma nova ligação de acesso.',
  scope_missing: 'Não tem permissão para fazer isto. Fale com o gerente.',
  store_not_yours: 'Esta caixa não pertence a esta loja. Fale com o gerente.',
  unknown_sku: 'O servidor não conhece este produto. Pode ter sido apagado.',
  unknown_device: 'O servidor não reconhece esta caixa. Abra-a com uma nova ligação de acesso.',
  unknown_till: 'O servidor não reconhece esta caixa. Abra-a com uma nova ligação de acesso.',
  id_reused: 'O número desta venda pertence a outra venda. Entregue-a ao gerente.',
  more_than_sold: 'Devolve-se mais do que foi comprado e ainda não devolvido.',
  more_than_tendered: 'Reembolsa-se por este meio mais do que foi pago por ele.',
  sums_differ: 'Os valores da venda não batem certo. Entregue-a ao gerente.',
  malformed_body: 'O conteúdo está incompleto e não se consegue ler. Entregue-o ao gerente.',
  no_answer: 'Não se consegue contactar o servidor.',
};
