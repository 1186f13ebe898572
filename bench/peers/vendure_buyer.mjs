// A customer at Vendure's Shop API, who places orders as its documentation says: an article at a time into the active order, the order
// closed, and paid.
const answerOf = '{ __typename ... on Order { state totalWithTax } ... on ErrorResult { errorCode message } }';
const add = `mutation ($variant: ID!) { done: addItemToOrder(productVariantId: $variant, quantity: 1) ${answerOf} }`;
const setCustomer = `mutation ($input: CreateCustomerInput!) { done: setCustomerForOrder(input: $input) ${answerOf} }`;
const setAddress = `mutation ($input: CreateAddressInput!) { done: setOrderShippingAddress(input: $input) ${answerOf} }`;
const setMethod = `mutation ($method: [ID!]!) { done: setOrderShippingMethod(shippingMethodId: $method) ${answerOf} }`;
const close = `mutation { done: transitionOrderToState(state: "ArrangingPayment") { __typename ... on Order { state totalWithTax }
  ... on OrderStateTransitionError { errorCode transitionError } } }`;
const pay = `mutation { done: addPaymentToOrder(input: { method: "cash", metadata: {} }) ${answerOf} }`;
const register = `mutation ($input: RegisterCustomerInput!) { done: registerCustomerAccount(input: $input) { __typename } }`;
const login = `mutation ($email: String!) { done: login(username: $email, password: "a long password") { __typename } }`;
const variants = '{ done: products(options: { take: 100, skip: SKIP }) { items { variants { id sku } } } }';
const methods = '{ done: eligibleShippingMethods { id } }';

export class VendureBuyer {
  constructor(connection, number) {
    this.connection = connection;
    this.email = `buyer${number}@example.com`;
    this.headers = {};
  }

  async ask(query, variables) {
    const answer = await this.connection.post('/shop-api', { query, variables }, this.headers);
    const token = answer.headers['vendure-auth-token'];
    if (token) this.headers = { authorization: `Bearer ${token}` };
    const json = JSON.parse(answer.text);
    if (json.errors) throw new Error(answer.text);
    return json.data.done;
  }

  // The id of each article by its number.
  async catalogue(skuCount) {
    const ids = [];
    for (let skip = 0; skip < skuCount; skip += 100) {
      const { items } = await this.ask(variants.replace('SKIP', `${skip}`));
      for (const { variants: all } of items) for (const { id, sku } of all) ids[Number(sku.slice(1))] = id;
    }
    return ids;
  }

  async signIn() {
    const input = { emailAddress: this.email, firstName: 'Ana', lastName: 'Lei', password: 'a long password' };
    await this.ask(register, { input });
    const { __typename } = await this.ask(login, { email: this.email });
    if (__typename !== 'CurrentUser') throw new Error(`nobody is signed in: ${__typename}`);
  }

  async step(query, variables, state) {
    const order = await this.ask(query, variables);
    if (order.state !== state) throw new Error(JSON.stringify(order));
    return order;
  }

  // Five requests of a customer who is signed in and carries the goods home.
  async placeShortest(basket) {
    for (const variant of basket) await this.step(add, { variant }, 'AddingItems');
    await this.step(close, {}, 'ArrangingPayment');
    return (await this.step(pay, {}, 'PaymentSettled')).totalWithTax;
  }

  // Eight requests of a guest, whose order goes by post.
  async placeByPost(basket) {
    for (const variant of basket) await this.step(add, { variant }, 'AddingItems');
    const input = { emailAddress: this.email, firstName: 'Ana', lastName: 'Lei' };
    await this.step(setCustomer, { input }, 'AddingItems');
    await this.step(setAddress, { input: { streetLine1: 'Rua Central 1', city: 'Macau', countryCode: 'MO' } }, 'AddingItems');
    this.method ??= (await this.ask(methods))[0].id;
    await this.step(setMethod, { method: [this.method] }, 'AddingItems');
    await this.step(close, {}, 'ArrangingPayment');
    return (await this.step(pay, {}, 'PaymentSettled')).totalWithTax;
  }
}
