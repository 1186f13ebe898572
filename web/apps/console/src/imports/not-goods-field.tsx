import { useState } from 'react';
import { Field } from '#ui/field.tsx';
import { useImportStrings } from '../strings/imports.ts';

export interface NotGoodsFieldProps {
  readonly entries: readonly string[];
  readonly onEntries: (entries: readonly string[]) => void;
}

const separators = /[,，、;；\n]/;

// Codes or names of postage, fees and discounts: guessed, and a person's to say otherwise.
export function NotGoodsField({ entries, onEntries }: NotGoodsFieldProps) {
  const texts = useImportStrings();
  const before = entries.join(', ');
  const [text, setText] = useState(before);
  const keep = () => {
    const after = text
      .split(separators)
      .map((entry) => entry.trim())
      .filter((entry) => entry !== '');
    if (after.join(', ') !== before) onEntries(after);
  };
  return (
    <Field
      className="imports-not-goods"
      label={texts.notGoods}
      hint={texts.notGoodsHint}
      value={text}
      onChange={(event) => setText(event.target.value)}
      onBlur={keep}
      onKeyDown={(event) => {
        if (event.key === 'Enter') keep();
      }}
    />
  );
}
