import { type Client, type Problem, type RequestOptions, withQuery } from '#wire/client.ts';
import type { Page } from '#wire/types.ts';

// The server's no, or null for a server that did not answer, as the query cache keeps it.
export class ProblemError extends Error {
  readonly problem: Problem | null;
  readonly final: boolean;

  constructor(problem: Problem | null, final: boolean) {
    super(problem?.code ?? 'no_answer');
    this.problem = problem;
    this.final = final;
  }
}

export function problemIn(error: unknown): Problem | null {
  return error instanceof ProblemError ? error.problem : null;
}

export async function ask<T>(client: Client, path: string, options?: RequestOptions): Promise<T> {
  const answer = await client.request<T>(path, options);
  if (answer.kind === 'ok') return answer.value;
  throw new ProblemError(answer.problem, answer.kind === 'refused');
}

const pages_max = 60;

// All pages of a list, up to a bound that keeps a browser alive.
export async function askAll<T>(client: Client, path: string, query: Record<string, string | number>): Promise<T[]> {
  const items: T[] = [];
  let after: string | null | undefined = '';
  for (let page = 0; page < pages_max && after !== null && after !== undefined; page++) {
    const answer: Page<T> = await ask<Page<T>>(client, withQuery(path, { ...query, after }));
    items.push(...answer.items);
    after = answer.next;
  }
  return items;
}
