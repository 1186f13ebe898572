import { Button } from '#ui/button.tsx';
import { ErrorNote } from '#ui/error-note.tsx';
import { showToast } from '#ui/toast.tsx';
import { useHouse } from '../state/house.ts';
import { useCommand } from '../state/use-command.ts';
import { useProductStrings } from '../strings/products/strings.ts';
import { stale_keys } from './product-queries.ts';

export interface OwnBarcodeProps {
  readonly sku: string;
  readonly onGiven: (barcode: string) => void;
}

// The server gives out the number, so that no two products can get the same.
export function OwnBarcode({ sku, onGiven }: OwnBarcodeProps) {
  const house = useHouse();
  const texts = useProductStrings();
  const { sending, refused, newId, send } = useCommand<{ readonly barcodes: readonly string[] }>(stale_keys);
  if (!house.session.scopes.includes('catalog:write')) return null;
  const give = async () => {
    const given = await send({ method: 'POST', path: `/v1/products/${sku}/barcodes`, body: { id: newId() } });
    if (!given) return;
    const barcode = given.done.barcodes.at(-1) ?? '';
    onGiven(barcode);
    showToast(texts.ownBarcodeGiven(barcode), 'good');
  };
  return (
    <div className="products-own">
      <Button disabled={sending === 'yes'} onClick={() => void give()}>
        {texts.ownBarcode}
      </Button>
      <span className="muted">{texts.ownBarcodeHint}</span>
      <ErrorNote text={refused?.text} />
    </div>
  );
}
