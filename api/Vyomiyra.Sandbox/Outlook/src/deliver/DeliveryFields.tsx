import { Field, Input, makeStyles, Textarea, tokens } from "@fluentui/react-components";
import type { DeliveryForm } from "./delivery.ts";

const useStyles = makeStyles({
  pair: { display: "grid", gridTemplateColumns: "1fr 1fr", gap: tokens.spacingHorizontalM },
});

interface Props {
  form: DeliveryForm;
  onChange: (form: DeliveryForm) => void;
}

export function DeliveryFields({ form, onChange }: Props) {
  const styles = useStyles();
  const line = (label: string, name: Exclude<keyof DeliveryForm, "body">, type: "text" | "email" = "text") => (
    <Field label={label} required={name !== "name"}>
      <Input type={type} value={form[name]} onChange={(_, { value }) => onChange({ ...form, [name]: value })} />
    </Field>
  );
  return (
    <>
      <div className={styles.pair}>
        {line("From (address)", "address", "email")}
        {line("From (name)", "name")}
      </div>
      {line("Subject", "subject")}
      <Field label="Text" required>
        <Textarea rows={6} value={form.body} onChange={(_, { value }) => onChange({ ...form, body: value })} />
      </Field>
    </>
  );
}
