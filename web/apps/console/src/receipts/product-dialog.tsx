import type { ProductPage } from '#wire/types.ts';
import { useFormat } from '../state/use-format.ts';
import { useReceiptStrings } from '../strings/receipts.ts';
import { ChooseDialog } from './choose-dialog.tsx';

export interface ProductDialogProps {
  readonly onChoose: (sku: string) => void;
  readonly close: () => void;
}

export function ProductDialog(props: ProductDialogProps) {
  const texts = useReceiptStrings();
  const format = useFormat();
  return (
    <ChooseDialog<ProductPage['items'][number]>
      {...props}
      title={texts.chooseProduct}
      search={texts.searchProduct}
      anything={texts.anyProduct}
      none={texts.noProduct}
      icon="search"
      list="/v1/products"
      describe={({ id, code, names }) => ({ id, name: format.name(names), hint: code })}
    />
  );
}
