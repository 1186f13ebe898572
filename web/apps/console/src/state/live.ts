import { createStore, type Store } from '#core/store.ts';
import type { LiveMessage } from '#wire/events.ts';
import { backoff_ms } from './backoff.ts';

export type LiveState = 'connecting' | 'live' | 'offline';

export const liveState: Store<LiveState> = createStore<LiveState>('connecting');

export interface LiveParts {
  readonly onMessage: (message: LiveMessage) => void;
  // Called when the connection is back after a gap: what happened in between was not heard.
  readonly onReturn: () => void;
  readonly onSignedOut: () => void;
}

function liveAddress(): string {
  return `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/v1/live`;
}

// The server closes so when the session has ended.
const signed_out_code = 1008;

// One socket for the whole console. Returns the function that ends it.
export function startLive({ onMessage, onReturn, onSignedOut }: LiveParts): () => void {
  let socket: WebSocket | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let attempt = 0;
  let opened = 0;
  let ended: 'no' | 'yes' = 'no';

  const connect = () => {
    socket = new WebSocket(liveAddress());
    socket.onopen = () => {
      attempt = 0;
      opened++;
      liveState.set('live');
      socket?.send(JSON.stringify({ kind: 'subscribe', stores: ['all'] }));
      if (opened > 1) onReturn();
    };
    socket.onmessage = ({ data }) => {
      if (typeof data === 'string') onMessage(JSON.parse(data) as LiveMessage);
    };
    socket.onclose = ({ code }) => {
      if (ended === 'yes') return;
      if (code === signed_out_code) return onSignedOut();
      liveState.set('offline');
      timer = setTimeout(connect, backoff_ms(attempt++, Math.random()));
    };
  };
  const retryNow = () => {
    if (socket?.readyState !== WebSocket.CLOSED || ended === 'yes') return;
    clearTimeout(timer);
    connect();
  };
  addEventListener('online', retryNow);
  connect();
  return () => {
    ended = 'yes';
    clearTimeout(timer);
    removeEventListener('online', retryNow);
    socket?.close();
  };
}
