import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useLanguage } from '#i18n/messages.ts';
import { problemText } from '#i18n/problems/problems.ts';
import { ErrorNote } from '#ui/error-note.tsx';
import { Field } from '#ui/field.tsx';
import { showToast } from '#ui/toast.tsx';
import type { Supplier } from '#wire/imports.ts';
import { FormDialog } from '../shell/form-dialog.tsx';
import { useHouse } from '../state/house.ts';
import { useSupplierStrings } from '../strings/suppliers.ts';

const fields = ['name', 'code', 'contact', 'phone', 'email', 'note'] as const;

export interface SupplierDialogProps {
  readonly supplier: Supplier;
  readonly close: () => void;
}

export function SupplierDialog({ supplier, close }: SupplierDialogProps) {
  const texts = useSupplierStrings();
  const language = useLanguage();
  const { client } = useHouse();
  const cache = useQueryClient();
  const [draft, setDraft] = useState(supplier);
  const [refused, setRefused] = useState<{ text: string; field: string } | null>(null);
  const submit = async () => {
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
    <FormDialog
      title={supplier.name ? texts.edit(supplier.name) : texts.add}
      act={texts.save}
      onSubmit={submit}
      close={close}
    >
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
      <ErrorNote text={refused && !isAtField ? refused.text : null} />
    </FormDialog>
  );
}
