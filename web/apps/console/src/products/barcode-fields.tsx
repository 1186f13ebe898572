import { readGtin } from '#core/gtin.ts';
import { Button } from '#ui/button.tsx';
import { Field } from '#ui/field.tsx';
import { Icon } from '#ui/icon.tsx';
import { useProductStrings } from '../strings/products/strings.ts';

export interface BarcodeFieldsProps {
  readonly barcodes: readonly string[];
  readonly errorOf: (field: string) => string | undefined;
  readonly onBarcodes: (barcodes: readonly string[]) => void;
}

const barcodes_max = 20;

// A list in which what is emptied goes when it is saved.
export function BarcodeFields({ barcodes, errorOf, onBarcodes }: BarcodeFieldsProps) {
  const texts = useProductStrings();
  return (
    <fieldset className="plain-fieldset">
      <legend>{texts.barcodes}</legend>
      {barcodes.map((barcode, at) => (
        <BarcodeField
          // biome-ignore lint/suspicious/noArrayIndexKey: a field keeps its place while it is typed in
          key={at}
          label={texts.barcode(String(at + 1))}
          barcode={barcode}
          error={errorOf(`barcodes[${at}]`)}
          onBarcode={(text) => onBarcodes(barcodes.map((old, index) => (index === at ? text : old)))}
        />
      ))}
      {barcodes.length < barcodes_max ? (
        <Button icon={<Icon name="plus" size={16} />} onClick={() => onBarcodes([...barcodes, ''])}>
          {texts.addBarcode}
        </Button>
      ) : null}
    </fieldset>
  );
}

export interface BarcodeFieldProps {
  readonly label: string;
  readonly barcode: string;
  readonly error: string | undefined;
  readonly onBarcode: (barcode: string) => void;
}

// Says what is wrong with the check digit while the number is typed, and puts it right at a press.
export function BarcodeField({ label, barcode, error, onBarcode }: BarcodeFieldProps) {
  const texts = useProductStrings();
  const read = readGtin(barcode.trim());
  const mend = (digit: string) =>
    onBarcode(`${read.kind === 'lacking' ? barcode.trim() : barcode.trim().slice(0, -1)}${digit}`);
  return (
    <div className="barcode-field">
      <Field
        label={label}
        inputMode="numeric"
        value={barcode}
        error={error}
        onChange={(event) => onBarcode(event.target.value)}
      />
      {read.kind === 'wrong' || read.kind === 'lacking' ? (
        <Button look="quiet" onClick={() => mend(read.digit)}>
          {read.kind === 'wrong' ? texts.checkDigit(read.digit) : texts.lastDigit(read.digit)}
        </Button>
      ) : null}
    </div>
  );
}
