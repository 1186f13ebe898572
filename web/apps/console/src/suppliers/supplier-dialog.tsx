import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { useLanguage } from '#i18n/messages.ts';
import { problemText } from '#i18n/problems/problems.ts';
import { Button } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { Field } from '#ui/field.tsx';
import { showToast } from '#ui/toast.tsx';
import type { Supplier } from '#wire/imports.ts';
import { useHouse } from '../state/house.ts';
import { useShellStrings } from '../strings/shell.ts';
import { useSupplierStrings } from '../strings/suppliers.ts';

const fields = ['name', 'code', 'contact', 'phone', 'email', 'note'] as const;

export interface SupplierDialogProps {
  readonly supplier: Supplier;
  readonly close: () => void;
}

export function SupplierDialog({ supplier, close }: SupplierDialogProps) {
  const texts = useSupplierStrings();
  const shell = useShellStrings();
  const language = useLanguage();
  const { client } = useHouse();
  const cache = useQueryClient();
  const form = useId();
  const [draft, setDraft] = useState(supplier);
  const [refused, setRefused] = useState<{ text: string; field: string } | null>(null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const { id, version: _, ...body } = draft;
    const answer = await client.request<Supplier>(`/v1/suppliers/${id}`, { method: 'PUT', body });
    if (answer.kind !== 'ok')
      return setRefused({ text: problemText(answer.problem, language), field: answer.problem?.field ?? '' });
    void cache.invalidateQueries({ queryKey: ['suppliers'] });
    showToast(texts.saved, 'good');
    close();
  };
  const isAtField = fields.some((field) => field === refused?.field);
  return (
    <Dialog
      title={supplier.name ? texts.edit(supplier.name) : texts.add}
      closeLabel={shell.close}
      onClose={close}
      footer={
        <>
          <Button onClick={close}>{shell.cancel}</Button>
          <Button look="primary" type="submit" form={form}>
            {texts.save}
          </Button>
        </>
      }
    >
      <form id={form} className="stack" onSubmit={(event) => void submit(event)}>
        {fields.map((field) => (
          <Field
            key={field}
            label={texts.fields[field]}
            value={draft[field]}
            error={refused?.field === field ? refused.text : undefined}
            {...(field === 'name' ? { 'data-autofocus': true } : {})}
            onChange={(event) => setDraft({ ...draft, [field]: event.target.value })}
          />
        ))}
        <label className="check-row">
          <input
            type="checkbox"
            checked={draft.active}
            onChange={(event) => setDraft({ ...draft, active: event.target.checked })}
          />
          {texts.active}
        </label>
        {refused && !isAtField ? (
          <p className="field-error" role="alert">
            {refused.text}
          </p>
        ) : null}
      </form>
    </Dialog>
  );
}
