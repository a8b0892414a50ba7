import { Field, Input, makeStyles, tokens } from "@fluentui/react-components";
import { type FormEvent, useState } from "react";
import type { Schemas } from "../../http/schemas.ts";
import { FailureNotice } from "../../ui/FailureNotice.tsx";
import { FormActions } from "../../ui/FormActions.tsx";
import { useFormat } from "../../ui/Format.tsx";
import { parseAmount } from "../../ui/parseAmount.ts";
import { texts } from "../../ui/texts.ts";
import { type Parts, PartsField } from "../receivables/PartsField.tsx";
import { DayField } from "./DayField.tsx";
import { dayOf, suggested } from "./suggestions.ts";
import { useRecordPromise } from "./usePromiseWrites.ts";

const useStyles = makeStyles({
  form: { display: "grid", gap: tokens.spacingVerticalS, marginTop: tokens.spacingVerticalS },
  money: { display: "grid", gridTemplateColumns: "1fr 76px", alignItems: "start", gap: tokens.spacingHorizontalS },
  input: { minWidth: 0, width: "100%" },
});

interface Props {
  account: Schemas["AccountContext"];
  /** The mail it is said in; null for what was said elsewhere. */
  mail: Schemas["OpenMail"] | null;
  /** What to begin with. */
  start: Schemas["PromiseSuggestionRow"] | null;
  onWritten: (written: Schemas["PromiseResponse"]) => void;
  onCancel: () => void;
}

/** A promise as a form: amount, day, and the receivables it falls on. */
export default function PromiseForm({ account, mail, start, onWritten, onCancel }: Props) {
  const styles = useStyles();
  const format = useFormat();
  const record = useRecordPromise(onWritten);
  const [currency, setCurrency] = useState(start?.currency ?? account.standing.currency);
  const [amountText, setAmountText] = useState(start?.amount ? format.amount(start.amount, currency) : "");
  const [day, setDay] = useState(start && dayOf(start));
  const [parts, setParts] = useState<Parts>(() => new Map(start?.receivables.map(({ id }) => [id, ""])));
  const [isTried, setTried] = useState(false);

  const amount = parseAmount(amountText, format.decimalMark);
  const receivables = [...parts].map(([id, text]) => ({
    id,
    amount: text.trim() ? parseAmount(text, format.decimalMark) : null,
  }));
  const isPartOdd = [...parts.values()].some((text) => text.trim() && parseAmount(text, format.decimalMark) === null);
  const exceeds = amount !== null && receivables.reduce((sum, part) => sum + (part.amount ?? 0), 0) > amount + 1e-9;
  const said = (field: string) => record.error?.problem?.errors?.find((error) => error.field === field)?.detail;

  const save = (event?: FormEvent) => {
    event?.preventDefault();
    setTried(true);
    if (amount === null || day === null || isPartOdd || exceeds) return;
    record.mutate({
      accountId: account.account.id,
      amount,
      currency: currency.trim().toUpperCase(),
      promisedOn: day,
      receivables,
      quote: start?.sentence ?? null,
      mail,
      madeAt: null,
      suggestion: start && suggested(start),
    });
  };

  const amountError = isTried && amount === null ? texts.form.amountNotUnderstood : said("amount");
  const partsError = exceeds
    ? texts.form.partsExceed
    : isTried && isPartOdd
      ? texts.form.amountNotUnderstood
      : said("receivables");
  return (
    <form className={styles.form} aria-label={texts.form.title} onSubmit={save} noValidate>
      <div className={styles.money}>
        <Field
          label={texts.form.amount}
          required
          validationMessage={amountError ?? null}
          validationState={amountError ? "error" : "none"}
        >
          <Input
            className={styles.input}
            autoFocus
            inputMode="decimal"
            value={amountText}
            onChange={(_, data) => setAmountText(data.value)}
          />
        </Field>
        <Field
          label={texts.form.currency}
          validationMessage={said("currency") ?? null}
          validationState={said("currency") ? "error" : "none"}
        >
          <Input
            className={styles.input}
            maxLength={3}
            value={currency}
            onChange={(_, data) => setCurrency(data.value.toUpperCase())}
          />
        </Field>
      </div>
      <DayField
        day={day}
        onChange={setDay}
        today={account.account.today}
        error={isTried && day === null ? texts.form.dateNotUnderstood : said("promisedOn")}
      />
      <PartsField
        label={texts.form.receivables}
        hint={texts.form.receivablesHint}
        part={texts.form.part}
        receivables={account.receivables}
        most={(row) => row.open}
        parts={parts}
        onChange={setParts}
        error={partsError}
      />
      {record.error && <FailureNotice title={texts.suggestion.notRecorded} failure={record.error} onRetry={save} />}
      <FormActions submit={texts.form.save} isPending={record.isPending} onCancel={onCancel} />
    </form>
  );
}
