import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Dialog } from '#ui/dialog.tsx';
import { Field } from '#ui/field.tsx';
import { showToast } from '#ui/toast.tsx';
import type { Marked, StoreSection } from '#wire/settings.ts';
import { SettingsForm } from '../settings/settings-form.tsx';
import { settingsQuery } from '../settings/settings-queries.ts';
import { Failure, Waiting } from '../shell/page-state.tsx';
import { storeOf, useHouse } from '../state/house.ts';
import { useCommand } from '../state/use-command.ts';
import { useSettingsStrings } from '../strings/settings.ts';
import { useShellStrings } from '../strings/shell.ts';
import '../settings/settings.css';
import { SelectField } from '#ui/select-field.tsx';

// Zones in which the product's shops stand, and whatever a store has already.
const zones = [
  'Asia/Macau',
  'Asia/Hong_Kong',
  'Asia/Shanghai',
  'Asia/Taipei',
  'Asia/Singapore',
  'Europe/Lisbon',
  'UTC',
];
const fields = ['name', 'address', 'phone', 'cutoff_minutes'];

export interface StoreDialogProps {
  readonly store: string;
  readonly close: () => void;
}

// A store keeps its code: receipts are numbered by it.
export function StoreDialog({ store, close }: StoreDialogProps) {
  const house = useHouse();
  const shell = useShellStrings();
  const { data, error, refetch } = useQuery(settingsQuery(house));
  const marked = data?.stores.find(({ section }) => section.id === store);
  return (
    <Dialog
      title={`${storeOf(house, store)?.code ?? ''} ${storeOf(house, store)?.name ?? ''}`}
      closeLabel={shell.close}
      onClose={close}
    >
      {marked ? (
        <StoreForm key={marked.mark} marked={marked} close={close} />
      ) : error ? (
        <Failure error={error} retry={() => void refetch()} />
      ) : (
        <Waiting />
      )}
    </Dialog>
  );
}

function clockOf(minutes: number): string {
  const two = (number: number) => String(number).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

function minutesOf(clock: string): number | null {
  const match = /^(\d{1,2}):(\d{2})$/.exec(clock);
  return match ? Number(match[1]) * 60 + Number(match[2]) : null;
}

interface StoreFormProps {
  readonly marked: Marked<StoreSection>;
  readonly close: () => void;
}

function StoreForm({ marked, close }: StoreFormProps) {
  const texts = useSettingsStrings();
  const house = useHouse();
  const { section, mark } = marked;
  const [store, setStore] = useState({ ...section, cutoff: clockOf(section.cutoff_minutes) });
  const { sending, refused, send, refuse, errorOf } = useCommand<unknown>(['settings', 'board', 'dashboard']);
  const set = (more: Partial<typeof store>) => setStore({ ...store, ...more });
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const cutoff_minutes = minutesOf(store.cutoff);
    if (cutoff_minutes === null) return refuse(texts.badClock, 'cutoff_minutes');
    const { cutoff: _, ...rest } = store;
    const changed = { ...rest, name: rest.name.trim(), address: rest.address.trim(), phone: rest.phone.trim() };
    const body = { mark, section: { ...changed, cutoff_minutes } };
    if (!(await send({ method: 'PUT', path: '/v1/settings/stores', body }))) return;
    showToast(texts.saved, 'good');
    void house.renew();
    close();
  };
  const known = zones.includes(store.zone) ? zones : [store.zone, ...zones];
  return (
    <SettingsForm
      aria-label={section.name}
      data-store={section.id}
      onSubmit={submit}
      sending={sending}
      refused={refused}
      fields={fields}
    >
      <Field
        label={texts.storeName}
        value={store.name}
        error={errorOf('name')}
        onChange={(event) => set({ name: event.target.value })}
      />
      <Field
        label={texts.address}
        value={store.address}
        error={errorOf('address')}
        onChange={(event) => set({ address: event.target.value })}
      />
      <div className="settings-pair">
        <Field
          label={texts.phone}
          inputMode="tel"
          value={store.phone}
          error={errorOf('phone')}
          onChange={(event) => set({ phone: event.target.value })}
        />
        <Field
          label={texts.cutoff}
          type="time"
          value={store.cutoff}
          hint={texts.cutoffHint}
          error={errorOf('cutoff_minutes')}
          onChange={(event) => set({ cutoff: event.target.value })}
        />
      </div>
      <SelectField
        label={texts.zone}
        value={store.zone}
        options={known.map((value) => ({ value, label: value }))}
        onChange={(zone) => set({ zone })}
      />
    </SettingsForm>
  );
}
