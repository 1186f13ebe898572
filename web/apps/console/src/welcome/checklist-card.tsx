import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Icon } from '#ui/icon.tsx';
import type { Task } from '#wire/welcome.ts';
import { useHouse } from '../state/house.ts';
import { useChecklistStrings } from '../strings/checklist.ts';
import { checklistQuery } from './checklist-query.ts';
import { PasswordDialog } from './password-dialog.tsx';
import './checklist-card.css';

// What the console can take somebody to; a task that it knows no way to is not shown.
const pages = {
  product: { to: '/imports', search: {} },
  till: { to: '/tills', search: {} },
  sale: { to: '/tills', search: {} },
  second_till: { to: '/tills', search: {} },
  receipt: { to: '/settings', search: { section: 'receipt' } },
  person: { to: '/people', search: {} },
} as const;

type Known = keyof typeof pages | 'password';
const isPage = (name: Known): name is keyof typeof pages => name in pages;
const isKnown = (name: string): name is Known => name in pages || name === 'password';

// What a new shop does first. It ticks itself by what is really in the books, and goes when all is done or put away.
export function ChecklistCard() {
  const texts = useChecklistStrings();
  const house = useHouse();
  const cache = useQueryClient();
  const { data } = useQuery(checklistQuery(house));
  const [asking, setAsking] = useState<'nothing' | 'password'>('nothing');
  const known = (data?.items ?? []).filter((task): task is Task & { name: Known } => isKnown(task.name));
  const shown = known.filter(({ is_hidden }) => !is_hidden);
  if (shown.every(({ is_done }) => is_done)) return null;
  const done = known.filter(({ is_done }) => is_done).length;
  const hide = async (names: readonly string[]) => {
    const hidden = (data?.items ?? []).filter(({ is_hidden }) => is_hidden).map(({ name }) => name);
    await house.client.request('/v1/profile', { method: 'PUT', body: { hidden_tasks: [...hidden, ...names] } });
    void cache.invalidateQueries({ queryKey: ['checklist'] });
  };
  const next = shown.find(({ is_done }) => !is_done);
  const is_new = !known.some(({ name, is_done }) => name === 'sale' && is_done);
  return (
    <section aria-label={texts.title}>
      <details className="panel checklist" open={is_new}>
        <summary>
          <h2>{texts.title}</h2>
          <span className="muted figure">{texts.progress(done, known.length)}</span>
          {next ? <span className="checklist-next">{texts.tasks[next.name]}</span> : null}
        </summary>
        <ul className="checklist-tasks">
          {shown.map((task) => (
            <TaskRow
              key={task.name}
              name={task.name}
              is_done={task.is_done}
              ask={() => setAsking('password')}
              hide={() => void hide([task.name])}
            />
          ))}
        </ul>
        <button
          type="button"
          className="text-link checklist-away"
          onClick={() => void hide(shown.map(({ name }) => name))}
        >
          {texts.hideAll}
        </button>
      </details>
      {asking === 'password' ? <PasswordDialog close={() => setAsking('nothing')} /> : null}
    </section>
  );
}

interface TaskRowProps {
  readonly name: Known;
  readonly is_done: boolean;
  readonly ask: () => void;
  readonly hide: () => void;
}

function TaskRow({ name, is_done, ask, hide }: TaskRowProps) {
  const texts = useChecklistStrings();
  const label = texts.tasks[name];
  const body = (
    <>
      <strong>{label}</strong>
      <span className="muted">{texts.notes[name]}</span>
    </>
  );
  return (
    <li className="checklist-task" data-task={name} data-done={is_done}>
      <span className="checklist-mark" title={is_done ? texts.done : undefined}>
        {is_done ? <Icon name="check" /> : null}
        {is_done ? <span className="visually-hidden">{texts.done}</span> : null}
      </span>
      {isPage(name) ? (
        <Link {...pages[name]} className="checklist-way">
          {body}
        </Link>
      ) : (
        <button type="button" className="checklist-way" onClick={ask}>
          {body}
        </button>
      )}
      <button
        type="button"
        className="icon-button"
        aria-label={texts.hide(label)}
        title={texts.hide(label)}
        onClick={hide}
      >
        <Icon name="close" size={16} />
      </button>
    </li>
  );
}
