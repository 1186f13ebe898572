import type { Names } from '#i18n/names.ts';

// What a new shop's shelves are called, in every language at once: people of one shop read different ones.
export const categoryNames = {
  drinks: { 'zh-Hant': '飲品', 'zh-Hans': '饮料', en: 'Drinks', pt: 'Bebidas' },
  snacks: { 'zh-Hant': '零食', 'zh-Hans': '零食', en: 'Snacks', pt: 'Aperitivos' },
  groceries: { 'zh-Hant': '糧油雜貨', 'zh-Hans': '粮油杂货', en: 'Groceries', pt: 'Mercearia' },
  fresh: { 'zh-Hant': '新鮮蔬果', 'zh-Hans': '新鲜果蔬', en: 'Fruit and vegetables', pt: 'Frutas e legumes' },
  household: { 'zh-Hant': '家居用品', 'zh-Hans': '家居用品', en: 'Household', pt: 'Artigos para o lar' },
  mains: { 'zh-Hant': '主菜', 'zh-Hans': '主菜', en: 'Main dishes', pt: 'Pratos principais' },
  starters: { 'zh-Hant': '小食', 'zh-Hans': '小吃', en: 'Small dishes', pt: 'Petiscos' },
  desserts: { 'zh-Hant': '甜品', 'zh-Hans': '甜品', en: 'Desserts', pt: 'Sobremesas' },
  setMeals: { 'zh-Hant': '套餐', 'zh-Hans': '套餐', en: 'Set meals', pt: 'Menus' },
  medicine: { 'zh-Hant': '藥品', 'zh-Hans': '药品', en: 'Medicine', pt: 'Medicamentos' },
  herbs: { 'zh-Hant': '中藥材', 'zh-Hans': '中药材', en: 'Chinese herbs', pt: 'Ervas chinesas' },
  supplements: { 'zh-Hant': '保健品', 'zh-Hans': '保健品', en: 'Supplements', pt: 'Suplementos' },
  care: { 'zh-Hant': '個人護理', 'zh-Hans': '个人护理', en: 'Personal care', pt: 'Higiene pessoal' },
  baby: { 'zh-Hant': '嬰兒用品', 'zh-Hans': '婴儿用品', en: 'Baby', pt: 'Bebé' },
  women: { 'zh-Hant': '女裝', 'zh-Hans': '女装', en: 'Women', pt: 'Senhora' },
  men: { 'zh-Hant': '男裝', 'zh-Hans': '男装', en: 'Men', pt: 'Homem' },
  children: { 'zh-Hant': '童裝', 'zh-Hans': '童装', en: 'Children', pt: 'Criança' },
  shoes: { 'zh-Hant': '鞋履', 'zh-Hans': '鞋履', en: 'Shoes', pt: 'Calçado' },
  accessories: { 'zh-Hant': '配飾', 'zh-Hans': '配饰', en: 'Accessories', pt: 'Acessórios' },
  treatments: { 'zh-Hant': '護理療程', 'zh-Hans': '护理疗程', en: 'Treatments', pt: 'Tratamentos' },
  hair: { 'zh-Hant': '美髮', 'zh-Hans': '美发', en: 'Hair', pt: 'Cabelo' },
  nails: { 'zh-Hant': '美甲', 'zh-Hans': '美甲', en: 'Nails', pt: 'Unhas' },
  skincare: { 'zh-Hant': '護膚產品', 'zh-Hans': '护肤产品', en: 'Skin care', pt: 'Produtos de pele' },
  furniture: { 'zh-Hant': '傢俬', 'zh-Hans': '家具', en: 'Furniture', pt: 'Mobiliário' },
  kitchen: { 'zh-Hant': '廚房用品', 'zh-Hans': '厨房用品', en: 'Kitchen', pt: 'Cozinha' },
  textiles: { 'zh-Hant': '布藝床品', 'zh-Hans': '布艺床品', en: 'Textiles', pt: 'Têxteis' },
  lighting: { 'zh-Hant': '燈飾', 'zh-Hans': '灯饰', en: 'Lighting', pt: 'Iluminação' },
  tools: { 'zh-Hant': '五金工具', 'zh-Hans': '五金工具', en: 'Tools', pt: 'Ferramentas' },
} as const satisfies Record<string, Names>;

export type CategoryKey = keyof typeof categoryNames;
