import { useState } from 'react';
import { Button } from '#ui/button.tsx';
import { Field } from '#ui/field.tsx';
import { Icon } from '#ui/icon.tsx';
import type { Refusal } from '../state/use-command.ts';
import { useProductStrings } from '../strings/products/strings.ts';
import { type AxisDraft, withOptions } from './family-draft.ts';

export interface AxisFieldsProps {
  readonly at: number;
  readonly axis: AxisDraft;
  readonly refused: Refusal | null;
  readonly onAxis: (axis: AxisDraft) => void;
  // Null: it stays.
  readonly onDrop: (() => void) | null;
}

// The name of an axis and its options. Writing over an option renames it; what members have keeps its number.
export function AxisFields({ at, axis, refused, onAxis, onDrop }: AxisFieldsProps) {
  const texts = useProductStrings();
  const [typed, setTyped] = useState('');
  const add = () => {
    onAxis(withOptions(axis, typed));
    setTyped('');
  };
  const error = refused?.field.startsWith(`axes[${at}]`) ? refused : null;
  const is_about_options = error?.field.includes('options') ?? false;
  return (
    <fieldset className="plain-fieldset axis-fields">
      <legend>{texts.axis(String(at + 1))}</legend>
      <Field
        label={texts.axisName}
        placeholder={texts.axisHint}
        value={axis.text}
        error={error && !is_about_options ? error.text : undefined}
        onChange={(event) => onAxis({ ...axis, text: event.target.value })}
      />
      {axis.options.map((option, index) => (
        <div key={option.id} className="option-row">
          <Field
            label={`${texts.options} ${index + 1}`}
            value={option.text}
            onChange={(event) =>
              onAxis({
                ...axis,
                options: axis.options.map((old) => (old.id === option.id ? { ...old, text: event.target.value } : old)),
              })
            }
          />
          <button
            type="button"
            className="icon-button"
            aria-label={texts.dropOption(option.text)}
            onClick={() => onAxis({ ...axis, options: axis.options.filter(({ id }) => id !== option.id) })}
          >
            <Icon name="bin" size={18} />
          </button>
        </div>
      ))}
      <div className="option-row">
        <Field
          label={texts.addOptions}
          hint={texts.optionsHint}
          value={typed}
          error={is_about_options ? error?.text : undefined}
          onChange={(event) => setTyped(event.target.value)}
          onKeyDown={(event) => {
            // An Enter of the input method only takes the word that is being composed.
            if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
            event.preventDefault();
            add();
          }}
          onBlur={add}
        />
        <Button onClick={add}>{texts.add}</Button>
      </div>
      {onDrop ? (
        <div>
          <Button look="quiet" onClick={onDrop}>
            {texts.dropAxis}
          </Button>
        </div>
      ) : null}
    </fieldset>
  );
}
