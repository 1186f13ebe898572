import type { SetupDraft } from './setup-draft.ts';

// What every step of the first run is given.
export interface StepProps {
  readonly at: number;
  readonly of: number;
  readonly draft: SetupDraft;
  readonly change: (change: Partial<SetupDraft>) => void;
  readonly next: () => void;
  readonly back: () => void;
}
