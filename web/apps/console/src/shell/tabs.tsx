import { Choice, type ChoiceOption } from '#ui/choice.tsx';

export interface TabsProps<Value extends string> {
  readonly label: string;
  readonly options: readonly ChoiceOption<Value>[];
  readonly value: Value;
  readonly onChange: (value: Value) => void;
}

// Views of one page; which one is open is part of the address.
export function Tabs<Value extends string>(props: TabsProps<Value>) {
  return (
    <div className="page-tabs">
      <Choice {...props} hideLabel />
    </div>
  );
}
