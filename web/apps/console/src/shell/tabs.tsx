import { useEffect, useRef } from 'react';
import { Choice, type ChoiceOption } from '#ui/choice.tsx';

export interface TabsProps<Value extends string> {
  readonly label: string;
  readonly options: readonly ChoiceOption<Value>[];
  readonly value: Value;
  readonly onChange: (value: Value) => void;
}

// Views of one page; which one is open is part of the address.
export function Tabs<Value extends string>(props: TabsProps<Value>) {
  const row = useRef<HTMLDivElement>(null);
  // On a phone the row is longer than the screen: the open one is brought into it.
  useEffect(() => {
    row.current?.querySelector('input:checked')?.parentElement?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <div ref={row} className="page-tabs">
      <Choice {...props} hideLabel />
    </div>
  );
}
