import type { Ref } from 'react';
import { Icon } from '#ui/icon.tsx';
import { useStrings } from '../strings/strings.ts';
import './search-bar.css';

export interface SearchBarProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onEnter: () => void;
  readonly inputRef: Ref<HTMLInputElement>;
}

export function SearchBar({ value, onChange, onEnter, inputRef }: SearchBarProps) {
  const { sell } = useStrings();
  return (
    <search className="search-bar">
      <Icon name="search" />
      <input
        ref={inputRef}
        type="search"
        value={value}
        aria-label={sell.search}
        placeholder={sell.searchHint}
        autoComplete="off"
        enterKeyHint="done"
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          // While a Chinese input method is composing, Enter belongs to it.
          if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
            // What opens now must not take the rest of this key press for its own.
            event.preventDefault();
            if (!event.repeat) onEnter();
          }
          if (event.key === 'Escape') onChange('');
        }}
      />
    </search>
  );
}
