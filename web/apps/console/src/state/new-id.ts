import { uuidv7 } from '#core/uuid.ts';

export function newId(): string {
  return uuidv7(Date.now(), crypto.getRandomValues(new Uint8Array(10)));
}
