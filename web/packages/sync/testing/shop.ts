import type { Answer } from '#wire/client.ts';
import type { FloatRecord, Receipt } from '#wire/types.ts';
import type { Tail } from '../database.ts';
import type { Draft, SaleDraft } from '../journal.ts';
import { genesis_hash } from '../journal.ts';

export const device = '0197-device';
export const firstTail: Tail = { device, next_sequence: 1, next_device_sequence: 1, last_hash: genesis_hash };

export function receiptOf(tail: Tail, total = 1250): Receipt {
  return {
    id: `sale-${tail.next_device_sequence}-${Math.random()}`,
    number: `M01-T1-${String(tail.next_sequence).padStart(6, '0')}`,
    kind: 'sale',
    store: 's',
    till: 't',
    sequence: tail.next_sequence,
    at: '2026-11-22T04:00:00.000Z',
    business_date: '2026-11-22',
    currency: 'MOP',
    tax_included: true,
    member: null,
    origin: 'till',
    lines: [],
    taxes: [],
    goods: total,
    discount: 0,
    net: total,
    tax: 0,
    rounding: 0,
    total,
    tenders: [{ kind: 'cash', amount: total }],
    change: 0,
    points_earned: 0,
    refund_of: null,
    reason: null,
    exceptions: [],
  };
}

export function draftOf(tail: Tail): SaleDraft {
  const receipt = receiptOf(tail);
  const body = JSON.stringify({
    id: receipt.id,
    device_sequence: tail.next_device_sequence,
    previous_hash: tail.last_hash,
  });
  return { body, receipt };
}

export function floatOf(tail: Tail): Draft & { readonly float: FloatRecord } {
  const float: FloatRecord = {
    id: `float-${tail.next_device_sequence}`,
    device,
    device_sequence: tail.next_device_sequence,
    previous_hash: tail.last_hash,
    store: 's',
    till: 't',
    at: '2026-11-22T01:00:00.000Z',
    currency: 'MOP',
    amount: 50_000,
  };
  return { body: JSON.stringify(float), float };
}

export function ok(body: string, exceptions: Receipt['exceptions'] = []): Answer<Receipt> {
  const { id } = JSON.parse(body) as { id: string };
  return { kind: 'ok', status: 201, value: { ...receiptOf(firstTail), id, exceptions } };
}

export function refused(status: number, code: string): Answer<Receipt> {
  return { kind: 'refused', problem: { status, code, title: code } };
}

export const unreachable: Answer<Receipt> = { kind: 'unreachable', problem: null };
