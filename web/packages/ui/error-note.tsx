import './field.css';

// What went wrong, where no field can say it; nothing when there is nothing to say.
export function ErrorNote({ text }: { readonly text: string | null | undefined }) {
  return text ? (
    <p className="field-error" role="alert">
      {text}
    </p>
  ) : null;
}
