import { infiniteQueryOptions, queryOptions, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { uuidv7 } from '#core/uuid.ts';
import { useLanguage } from '#i18n/messages.ts';
import { problemText } from '#i18n/problems/problems.ts';
import { withQuery } from '#wire/client.ts';
import type { Import, ImportCounts, ImportKind, ImportPreview, ImportRow, ImportSetup } from '#wire/imports.ts';
import type { Page } from '#wire/types.ts';
import { ask } from '../state/ask.ts';
import { type House, useHouse } from '../state/house.ts';

const working = new Set<Import['state']>(['running', 'retrying', 'undoing']);
const page_rows = 50;
const poll_ms = 400;
const upload_ms = 5 * 60_000;

export const isWorking = (item: Import) => working.has(item.state);

export const importsQuery = ({ client }: House) =>
  queryOptions({
    queryKey: ['imports'],
    queryFn: async () => (await ask<Page<Import>>(client, withQuery('/v1/imports', { limit: page_rows }))).items,
  });

// Asked again and again while the server works on it.
export const importQuery = ({ client }: House, id: string) =>
  queryOptions({
    queryKey: ['import', id],
    queryFn: () => ask<Import>(client, `/v1/imports/${id}`),
    refetchInterval: ({ state }) => (state.data && isWorking(state.data) ? poll_ms : false),
  });

export const previewQuery = ({ client }: House, id: string, language: string) =>
  queryOptions({
    queryKey: ['import-preview', id, language],
    queryFn: () => ask<ImportPreview>(client, `/v1/imports/${id}/preview`),
  });

export const quarantineQuery = ({ client }: House, id: string, language: string) =>
  infiniteQueryOptions({
    queryKey: ['import-quarantine', id, language],
    queryFn: ({ pageParam }) =>
      ask<Page<ImportRow>>(client, withQuery(`/v1/imports/${id}/quarantine`, { after: pageParam, limit: page_rows })),
    initialPageParam: '',
    getNextPageParam: (last) => last.next || null,
  });

type SetupChange = { encoding: string } | { delimiter: string } | { setup: ImportSetup };

// What can be done to imports. Each answers what the server said, or null with the reason in `refused`.
export function useImportCommands() {
  const { client } = useHouse();
  const language = useLanguage();
  const cache = useQueryClient();
  const [refused, setRefused] = useState<string | null>(null);
  const [isSending, setSending] = useState(false);

  const send = async <T>(path: string, method: 'POST' | 'PUT', body?: unknown): Promise<T | null> => {
    setSending(true);
    setRefused(null);
    const options = body === undefined ? { method } : { method, body, timeout_ms: upload_ms };
    const answer = await client.request<T>(path, options);
    setSending(false);
    if (answer.kind !== 'ok') {
      setRefused(problemText(answer.problem, language));
      return null;
    }
    for (const key of ['import', 'imports', 'import-preview', 'import-quarantine'])
      void cache.invalidateQueries({ queryKey: [key] });
    return answer.value;
  };

  return {
    refused,
    isSending,
    upload: (kind: ImportKind, name: string, file: Blob) => {
      const id = uuidv7(Date.now(), crypto.getRandomValues(new Uint8Array(10)));
      return send<Import>(withQuery('/v1/imports', { id, kind, name }), 'POST', file);
    },
    change: (id: string, change: SetupChange) => send<Import>(`/v1/imports/${id}/setup`, 'PUT', change),
    act: (id: string, act: 'start' | 'retry' | 'undo') => send<ImportCounts>(`/v1/imports/${id}/${act}`, 'POST'),
    mend: (id: string, line: number, cells: readonly string[]) =>
      send<ImportCounts>(`/v1/imports/${id}/rows`, 'POST', { line, cells }),
  };
}
