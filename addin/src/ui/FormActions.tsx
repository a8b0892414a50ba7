import { Button } from "@fluentui/react-components";
import { useForms } from "./forms.ts";
import { texts } from "./texts.ts";

interface Props {
  /** What submitting does. */
  submit: string;
  isPending: boolean;
  onCancel: () => void;
}

/** The end of a form: submit, or leave everything as it was. */
export function FormActions({ submit, isPending, onCancel }: Props) {
  const forms = useForms();
  return (
    <div className={forms.actions}>
      <Button type="submit" size="small" appearance="primary" disabledFocusable={isPending}>
        {isPending ? texts.common.saving : submit}
      </Button>
      <Button size="small" onClick={onCancel} disabled={isPending}>
        {texts.common.cancel}
      </Button>
    </div>
  );
}
