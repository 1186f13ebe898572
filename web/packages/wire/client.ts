import type { Described, Fits } from './agree.ts';

// RFC 9457: what the server says when it says no.
export interface Problem {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly field?: string;
}

export type CheckedProblem = Fits<Problem, Described<'Problem'>>;

// `refused` is the server's decision and final for this request. `unreachable` says nothing about it: ask again later.
export type Answer<T> =
  | { readonly kind: 'ok'; readonly value: T; readonly status: number }
  | { readonly kind: 'refused'; readonly problem: Problem }
  | { readonly kind: 'unreachable'; readonly problem: Problem | null };

export interface RequestOptions {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  // Text goes out byte for byte, a file as it is; anything else as JSON.
  readonly body?: unknown;
  readonly timeout_ms?: number;
  readonly language?: string;
}

export interface Client {
  readonly request: <T>(path: string, options?: RequestOptions) => Promise<Answer<T>>;
}

const timeout_default_ms = 15_000;
const retry_statuses: ReadonlySet<number> = new Set([408, 425, 429]);

async function problemOf(response: Response): Promise<Problem> {
  const fallback = { status: response.status, code: `http_${response.status}`, title: response.statusText };
  try {
    const body: Partial<Problem> = await response.json();
    return {
      status: response.status,
      code: body.code ?? fallback.code,
      title: body.title ?? fallback.title,
      ...(body.field ? { field: body.field } : {}),
    };
  } catch {
    return fallback;
  }
}

function bodyOf(body: unknown): string | Blob {
  return typeof body === 'string' || body instanceof Blob ? body : JSON.stringify(body);
}

// `app` tells which of this browser's two sign-ins is meant: it may be somebody's console and a till at once.
export function createClient(fetcher: typeof fetch, language: () => string, app: 'console' | 'till'): Client {
  return {
    async request<T>(path: string, options: RequestOptions = {}): Promise<Answer<T>> {
      const { method = 'GET', body, timeout_ms = timeout_default_ms } = options;
      const headers: Record<string, string> = {
        'Accept-Language': options.language ?? language(),
        'X-Zhanggui-App': app,
      };
      if (method !== 'GET') headers['X-Zhanggui'] = '1';
      const type = body instanceof Blob ? 'application/octet-stream' : 'application/json';
      if (body !== undefined) headers['Content-Type'] = type;
      try {
        const response = await fetcher(path, {
          method,
          headers,
          credentials: 'same-origin',
          cache: 'no-store',
          signal: AbortSignal.timeout(timeout_ms),
          ...(body === undefined ? {} : { body: bodyOf(body) }),
        });
        if (response.ok) {
          const value = response.status === 204 ? undefined : await response.json();
          return { kind: 'ok', value: value as T, status: response.status };
        }
        const problem = await problemOf(response);
        const later = response.status >= 500 || retry_statuses.has(response.status);
        return later ? { kind: 'unreachable', problem } : { kind: 'refused', problem };
      } catch {
        return { kind: 'unreachable', problem: null };
      }
    },
  };
}

// "/v1/members?phone=6123": empty and missing values are left out.
export function withQuery(path: string, query: Readonly<Record<string, string | number | null | undefined>>): string {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) {
    if (value !== null && value !== undefined && value !== '') search.set(key, String(value));
  }
  // A plus is a plus to the server; a space is %20.
  const text = search.toString().replaceAll('+', '%20');
  return text ? `${path}?${text}` : path;
}
