import { Button } from '#ui/button.tsx';
import { useShellStrings } from '../strings/shell.ts';

const command = 'bin/run';

// Whoever starts the server gets a link from it.
export function HowToLink() {
  const { gate } = useShellStrings();
  return (
    <>
      <p>{gate.how}</p>
      <pre className="gate-command">{command}</pre>
      <Button onClick={() => location.reload()}>{gate.reload}</Button>
    </>
  );
}
