import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useLanguage } from '#i18n/messages.ts';
import { problemText } from '#i18n/problems/problems.ts';
import type { Client } from '#wire/client.ts';
import { useHouse } from '../state/house.ts';
import { useProductStrings } from '../strings/products/strings.ts';
import { goods_key } from './product-queries.ts';

const tries_max = 20;
const pause_ms = 500;
const timeout_ms = 60_000;

// The server makes one picture at a time: while it is at somebody else's, ask again.
async function send(client: Client, path: string, file: Blob) {
  for (let tries = 1; ; tries++) {
    const answer = await client.request<unknown>(path, { method: 'POST', body: file, timeout_ms });
    if (answer.kind !== 'unreachable' || answer.problem?.status !== 503 || tries === tries_max) return answer;
    await new Promise((resolve) => setTimeout(resolve, pause_ms));
  }
}

// Sends files one after the other and says which of them were refused.
export function useUpload(sku: string) {
  const { client } = useHouse();
  const texts = useProductStrings();
  const language = useLanguage();
  const cache = useQueryClient();
  const [sending, setSending] = useState<string | null>(null);
  const [refused, setRefused] = useState<readonly string[]>([]);
  const upload = async (files: readonly File[]) => {
    if (sending !== null || files.length === 0) return;
    const no: string[] = [];
    setRefused(no);
    for (const file of files) {
      setSending(file.name);
      const answer = await send(client, `/v1/products/${sku}/pictures`, new Blob([file]));
      if (answer.kind !== 'ok') no.push(texts.notUploaded(file.name, problemText(answer.problem, language)));
    }
    await cache.invalidateQueries({ queryKey: [goods_key] });
    setRefused(no);
    setSending(null);
  };
  return { sending, refused, upload };
}
