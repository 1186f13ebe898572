import { useEffect, useState } from 'react';
import { useLanguage } from '#i18n/messages.ts';
import { problemText } from '#i18n/problems/problems.ts';
import { Dialog } from '#ui/dialog.tsx';
import { useStore } from '#ui/use-store.ts';
import type { Receipt, RefundReason } from '#wire/types.ts';
import { useTill } from '../state/use-till.ts';
import { useStrings } from '../strings/strings.ts';
import { type Chosen, refundRequest } from './model.ts';
import { RefundForm } from './refund-form.tsx';

// The server is asked first what was refunded before, so a refund needs it.
type Phase =
  | { readonly name: 'asking' }
  | { readonly name: 'closed'; readonly message: string }
  | { readonly name: 'choosing'; readonly sale: Receipt; readonly id: string; readonly error: string | null }
  | { readonly name: 'sending'; readonly sale: Receipt; readonly id: string; readonly error: null };

export interface RefundDialogProps {
  readonly sale: Receipt;
  readonly close: () => void;
  readonly onDone: (receipt: Receipt) => void;
}

export function RefundDialog({ sale: shown, close, onDone }: RefundDialogProps) {
  const till = useTill();
  const { refund: texts, common } = useStrings();
  const language = useLanguage();
  const { till: own } = useStore(till.shop);
  const [phase, setPhase] = useState<Phase>({ name: 'asking' });

  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once, when the dialog opens
  useEffect(() => {
    const unsent = [...till.queue.get().queued, ...till.queue.get().refused].some(
      ({ receipt }) => receipt?.id === shown.id,
    );
    if (unsent) return setPhase({ name: 'closed', message: texts.unsentFirst });
    void till.client.request<Receipt>(`/v1/receipts/${shown.id}`).then((answer) => {
      if (answer.kind === 'ok') setPhase({ name: 'choosing', sale: answer.value, id: till.newId(), error: null });
      else if (answer.kind === 'unreachable') setPhase({ name: 'closed', message: texts.offline });
      else setPhase({ name: 'closed', message: problemText(answer.problem, language) });
    });
  }, []);

  const send = async (chosen: Chosen, reason: RefundReason, restock: boolean) => {
    if (phase.name !== 'choosing') return;
    const { sale, id } = phase;
    setPhase({ name: 'sending', sale, id, error: null });
    const body = refundRequest({ id, sale, till: own.id, chosen, reason, restock });
    const answer = await till.client.request<Receipt>('/v1/refunds', { method: 'POST', body });
    if (answer.kind === 'ok') return onDone(answer.value);
    // The id stays: should the answer only have been lost, asking again does not pay twice.
    const why = answer.kind === 'unreachable' ? texts.offline : problemText(answer.problem, language);
    setPhase({ name: 'choosing', sale, id, error: `${texts.failed}: ${why}` });
  };

  return (
    <Dialog title={texts.title(shown.number)} closeLabel={common.close} onClose={close} width="wide">
      {phase.name === 'closed' ? (
        <p className="notice-wait" role="alert">
          {phase.message}
        </p>
      ) : null}
      {phase.name === 'choosing' || phase.name === 'sending' ? (
        <RefundForm sale={phase.sale} sending={phase.name === 'sending'} error={phase.error} onSend={send} />
      ) : null}
    </Dialog>
  );
}
