import { useEffect, useState } from 'react';
import { useLanguage } from '#i18n/messages.ts';
import { problemText } from '#i18n/problems/problems.ts';
import type { Client } from '#wire/client.ts';
import type { SetupDone, Welcome } from '#wire/welcome.ts';
import { type SetupDraft, setupBody, type Way } from './setup-draft.ts';

const ask_every_ms = 250;

export interface SetupRefused {
  readonly field: string;
  readonly text: string;
}

// Sends the setup once, then waits until the demo has been made.
export function useSetup(client: Client, onDone: () => void) {
  const language = useLanguage();
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<SetupRefused | null>(null);
  const [building, setBuilding] = useState<number | null>(null);
  const is_building = building !== null;

  useEffect(() => {
    if (!is_building) return;
    const timer = setInterval(async () => {
      const answer = await client.request<Welcome>('/v1/welcome');
      if (answer.kind !== 'ok') return;
      setBuilding(answer.value.demo_percent);
      if (!answer.value.is_building_demo) onDone();
    }, ask_every_ms);
    return () => clearInterval(timer);
  }, [client, is_building, onDone]);

  const send = async (draft: SetupDraft, way: Way, context: Parameters<typeof setupBody>[2]) => {
    setBusy(true);
    setRefused(null);
    const body = setupBody(draft, way, context);
    const answer = await client.request<SetupDone>('/v1/setup', { method: 'POST', body });
    setBusy(false);
    if (answer.kind !== 'ok') {
      const problem = { field: answer.problem?.field ?? '', text: problemText(answer.problem, language) };
      setRefused(problem);
      return problem;
    }
    if (answer.value.is_building_demo) setBuilding(0);
    else onDone();
    return null;
  };
  // What the server has against name and password, as long as nobody has waited for the rest.
  const checkOwner = async ({ name, password }: SetupDraft): Promise<SetupRefused | null> => {
    const body = { name: name.trim(), password };
    const answer = await client.request('/v1/setup/owner', { method: 'POST', body });
    // Who cannot be asked now will be when all is sent.
    if (answer.kind !== 'refused') return null;
    return { field: answer.problem?.field ?? '', text: problemText(answer.problem, language) };
  };
  return { busy, refused, building, send, checkOwner };
}
