// Where the till says more to a shopkeeper than the server's own title, which is shown for every other code.
export const zhHant = {
  sign_in_link_used: '這個登入連結已經用過或過期了，請在伺服器那裡取一個新的。',
  not_signed_in: '登入已失效，請用新的登入連結再開收銀台。',
  scope_missing: '你沒有這個權限，請找店長。',
  store_not_yours: '這台收銀機不屬於這間店，請找店長。',
  unknown_sku: '伺服器沒有這件商品，可能已經刪除。',
  unknown_device: '伺服器認不出這台收銀機，請用新的登入連結再開。',
  unknown_till: '伺服器認不出這台收銀機，請用新的登入連結再開。',
  id_reused: '同一個單號已用於另一張單，請交店長核對。',
  more_than_sold: '退的數量多過買了而未退的數量。',
  more_than_tendered: '退的錢多過當時這樣收的錢。',
  sums_differ: '單上的金額對不上，請交店長核對。',
  malformed_body: '內容不完整，伺服器讀不懂，請交店長核對。',
  no_answer: '連不上伺服器。',
};
