import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { uuidv7 } from '#core/uuid.ts';
import { useLanguage } from '#i18n/messages.ts';
import { problemText } from '#i18n/problems/problems.ts';
import type { StockChanged } from '#wire/stock.ts';
import { useHouse } from '../state/house.ts';
import { stockListener } from '../state/stock-listener.ts';
import { useStockStrings } from '../strings/stock.ts';

export interface Refused {
  readonly text: string;
  // The body's field that the server names, such as "lines[0].quantity_milli"; "" when it names none.
  readonly field: string;
}

// Sends one stock document. Its id stays the same until the server has answered, so that a second press of the button
// after a lost answer cannot take goods in twice.
export function useStockChange(path: string) {
  const { client } = useHouse();
  const texts = useStockStrings();
  const language = useLanguage();
  const cache = useQueryClient();
  const id = useRef('');
  const [state, setState] = useState<{ sending: 'no' | 'yes'; refused: Refused | null }>({
    sending: 'no',
    refused: null,
  });

  const send = async (body: Readonly<Record<string, unknown>>): Promise<StockChanged | null> => {
    id.current ||= uuidv7(Date.now(), crypto.getRandomValues(new Uint8Array(10)));
    setState({ sending: 'yes', refused: null });
    const answer = await client.request<StockChanged>(path, { method: 'POST', body: { id: id.current, ...body } });
    if (answer.kind === 'ok') {
      id.current = '';
      setState({ sending: 'no', refused: null });
      stockListener()?.ask(answer.value.lines.map(({ sku }) => sku));
      void cache.invalidateQueries({ queryKey: ['stock', 'shelves'] });
      void cache.invalidateQueries({ queryKey: ['movements'] });
      return answer.value;
    }
    // What was refused was not done; what is sent next is another document.
    if (answer.kind === 'refused') id.current = '';
    const known: Readonly<Record<string, string>> = texts.problems;
    const { problem } = answer;
    const text = (problem && known[problem.code]) ?? problemText(problem, language);
    setState({ sending: 'no', refused: { text, field: problem?.field ?? '' } });
    return null;
  };
  const refuse = (text: string, field: string) => setState({ sending: 'no', refused: { text, field } });
  return { ...state, send, refuse };
}
