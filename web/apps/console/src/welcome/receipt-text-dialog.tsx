import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { useLanguage } from '#i18n/messages.ts';
import { problemText } from '#i18n/problems/problems.ts';
import { Button } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { Field } from '#ui/field.tsx';
import { showToast } from '#ui/toast.tsx';
import { useHouse } from '../state/house.ts';
import { useChecklistStrings } from '../strings/checklist.ts';
import { useShellStrings } from '../strings/shell.ts';

const characters_max = 150;

export function ReceiptTextDialog({ close }: { readonly close: () => void }) {
  const texts = useChecklistStrings();
  const shell = useShellStrings();
  const language = useLanguage();
  const { client, session, renew } = useHouse();
  const cache = useQueryClient();
  const form = useId();
  const [header, setHeader] = useState(session.company.receipt_header);
  const [footer, setFooter] = useState(session.company.receipt_footer);
  const [problem, setProblem] = useState<string | null>(null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const body = { receipt_header: header.trim(), receipt_footer: footer.trim() };
    const answer = await client.request('/v1/profile', { method: 'PUT', body });
    if (answer.kind !== 'ok') return setProblem(problemText(answer.problem, language));
    showToast(texts.receiptSaved, 'good');
    void renew();
    void cache.invalidateQueries({ queryKey: ['checklist'] });
    close();
  };
  return (
    <Dialog
      title={texts.receiptTitle}
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
        <Field
          label={texts.receiptHeader}
          data-autofocus
          maxLength={characters_max}
          value={header}
          onChange={(event) => setHeader(event.target.value)}
        />
        <Field
          label={texts.receiptFooter}
          maxLength={characters_max}
          value={footer}
          error={problem ?? undefined}
          onChange={(event) => setFooter(event.target.value)}
        />
      </form>
    </Dialog>
  );
}
