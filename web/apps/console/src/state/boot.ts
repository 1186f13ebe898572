import type { Store } from '#core/store.ts';
import type { Client, Problem } from '#wire/client.ts';
import type { Session } from '#wire/types.ts';
import type { Welcome } from '#wire/welcome.ts';

export type Refusal = 'link_used' | 'not_signed_in' | 'signed_out' | 'unreachable';

export type Phase =
  | { readonly name: 'loading' }
  // `welcome` says how one may come in; null when the server did not say.
  | { readonly name: 'locked'; readonly why: Refusal; readonly welcome: Welcome | null }
  | { readonly name: 'setup'; readonly session: Session; readonly has_owner: boolean }
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
    if (signed.kind === 'ok') return entered(client, signed.value);
    if (signed.kind === 'unreachable') return { name: 'locked', why: 'unreachable', welcome: null };
    link_refused = true;
  }
  const known = await client.request<Session>('/v1/session');
  if (known.kind === 'ok') return entered(client, known.value);
  if (known.kind === 'unreachable') return { name: 'locked', why: 'unreachable', welcome: null };
  return { name: 'locked', why: link_refused ? 'link_used' : 'not_signed_in', welcome: await welcomeOf(client) };
}

// Somebody who is signed in and finds no company yet, or one that is being made, sets it up.
export async function entered(client: Client, session: Session): Promise<Phase> {
  if (session.company.name !== '' && !session.company.is_demo) return { name: 'ready', session };
  const welcome = await welcomeOf(client);
  if (session.company.name !== '' && !welcome?.is_building_demo) return { name: 'ready', session };
  return { name: 'setup', session, has_owner: welcome?.has_passwords ?? false };
}

async function welcomeOf(client: Client): Promise<Welcome | null> {
  const answer = await client.request<Welcome>('/v1/welcome');
  return answer.kind === 'ok' ? answer.value : null;
}

// Who has been in has a company; by name, or by a link when nobody has a password.
const signing_in: Welcome = { has_company: true, has_passwords: true, is_building_demo: false, demo_percent: 0 };

// Any answer may say that the session has ended.
export function lockWhenSignedOut(phase: Store<Phase>, problem: Problem | null): void {
  if (problem?.status === 401) phase.set({ name: 'locked', why: 'signed_out', welcome: signing_in });
}
