import { useLanguage } from '#i18n/messages.ts';
import { problemText } from '#i18n/problems/problems.ts';
import { Button } from '#ui/button.tsx';
import { Empty } from '#ui/empty.tsx';
import { problemIn } from '../state/ask.ts';
import { useShellStrings } from '../strings/shell.ts';

export function Waiting() {
  const { loading } = useShellStrings();
  return (
    <p className="waiting" role="status">
      {loading}
    </p>
  );
}

export interface FailureProps {
  readonly error: unknown;
  readonly retry: () => void;
}

// What went wrong in the reader's words, and the way on.
export function Failure({ error, retry }: FailureProps) {
  const texts = useShellStrings();
  const language = useLanguage();
  const problem = problemIn(error);
  return (
    <Empty
      icon="cloudOff"
      title={texts.failed}
      hint={problem ? problemText(problem, language) : texts.noAnswer}
      action={<Button onClick={retry}>{texts.retry}</Button>}
    />
  );
}
