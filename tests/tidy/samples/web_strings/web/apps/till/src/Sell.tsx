const parts = new Map<string, number>([]);
export const less = (a: number, b: number) => a < b && b > a;
export function Sell({ t }: Props) {
  // <p>Comment</p>
  return (
    <main className="sell">
      <h1>{t('sell.title')}</h1>
      <p>Scan a product</p>
      <p>
        Nothing here yet
      </p>
      <input placeholder="Search" className="wide" />
      <input placeholder={t('sell.search')} />
      <b>×</b>
      {name === '收款' ? <i /> : null}
    </main>
  );
}
