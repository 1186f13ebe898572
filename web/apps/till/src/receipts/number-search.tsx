import { type FormEvent, useState } from 'react';
import { Button } from '#ui/button.tsx';
import { Icon } from '#ui/icon.tsx';
import { useStrings } from '../strings/strings.ts';

export function NumberSearch({ onFind }: { readonly onFind: (number: string) => void }) {
  const { receipts: texts, common } = useStrings();
  const [text, setText] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() !== '') onFind(text);
    setText('');
  };
  return (
    <form className="number-search" onSubmit={submit}>
      <div className="search-bar">
        <Icon name="receipt" />
        <input
          type="search"
          aria-label={texts.find}
          placeholder={texts.findHint}
          autoComplete="off"
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </div>
      <Button size="large" type="submit">
        {common.search}
      </Button>
    </form>
  );
}
