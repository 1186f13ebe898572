import type { Store } from '#core/store.ts';
import type { Client, Problem } from '#wire/client.ts';
import type { Session } from '#wire/types.ts';

export type Refusal = 'link_used' | 'not_signed_in' | 'signed_out' | 'unreachable';

export type Phase =
  | { readonly name: 'loading' }
  | { readonly name: 'locked'; readonly why: Refusal }
  | { readonly name: 'ready'; readonly session: Session };

// The token leaves the address before anything else can read or share it.
export function takeSignInToken(location: Location, history: History): string | null {
  const token = new URLSearchParams(location.hash.slice(1)).get('sign-in');
  if (token) history.replaceState(null, '', `${location.pathname}${location.search}`);
  return token;
}

// A link that was used already is no harm when this browser is signed in: a reloaded bookmark must not lock anyone out.
export async function boot(client: Client, token: string | null): Promise<Phase> {
  let link_refused = false;
  if (token) {
    const signed = await client.request<Session>('/v1/sessions', { method: 'POST', body: { token } });
    if (signed.kind === 'ok') return { name: 'ready', session: signed.value };
    if (signed.kind === 'unreachable') return { name: 'locked', why: 'unreachable' };
    link_refused = true;
  }
  const known = await client.request<Session>('/v1/session');
  if (known.kind === 'ok') return { name: 'ready', session: known.value };
  if (known.kind === 'unreachable') return { name: 'locked', why: 'unreachable' };
  return { name: 'locked', why: link_refused ? 'link_used' : 'not_signed_in' };
}

// Any answer may say that the session has ended.
export function lockWhenSignedOut(phase: Store<Phase>, problem: Problem | null): void {
  if (problem?.status === 401) phase.set({ name: 'locked', why: 'signed_out' });
}
