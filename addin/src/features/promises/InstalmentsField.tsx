import { Button, Field, Input, makeStyles, tokens } from "@fluentui/react-components";
import { Add16Regular } from "@fluentui/react-icons/svg/add";
import { Dismiss16Regular } from "@fluentui/react-icons/svg/dismiss";
import { useRef } from "react";
import { useFormat } from "../../ui/Format.tsx";
import { parseAmount } from "../../ui/parseAmount.ts";
import { useRows } from "../../ui/rows.ts";
import { promiseFormTexts as words } from "../../ui/texts/promiseForm.ts";
import { texts } from "../../ui/texts.ts";
import { DayField } from "./DayField.tsx";
import { type InstalmentDraft, monthAfter } from "./instalments.ts";

const useStyles = makeStyles({
  all: { display: "grid", gap: tokens.spacingVerticalS, justifyItems: "start" },
  one: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 4fr) minmax(0, 7fr) auto",
    alignItems: "start",
    columnGap: tokens.spacingHorizontalXS,
    width: "100%",
    border: "none",
    margin: 0,
    padding: 0,
    minWidth: 0,
  },
  input: { minWidth: 0, width: "100%" },
  /** Beside the fields, below their labels. */
  remove: { marginTop: "26px" },
});

interface Props {
  instalments: readonly InstalmentDraft[];
  /** What comes before them: the first instalment, as far as it is written. */
  first: { amount: number | null; day: string | null };
  /** What is open of what they are for, in their currency; null where that is not known. */
  open: number | null;
  currency: string;
  today: string;
  /** Somebody has tried to save. */
  isTried: boolean;
  /** What the server said of a field of one of them. */
  said: (index: number, field: "amount" | "promisedOn") => string | undefined;
  onChange: (instalments: InstalmentDraft[]) => void;
}

/** The instalments after the first, and what they come to. */
export function InstalmentsField({ instalments, first, open, currency, today, isTried, said, onChange }: Props) {
  const styles = useStyles();
  const rows = useRows();
  const format = useFormat();
  const next = useRef(0);
  const all = useRef<HTMLDivElement>(null);
  const amounts = [first.amount, ...instalments.map(({ amount }) => parseAmount(amount, format.decimalMark))];
  const sum = amounts.reduce<number>((known, amount) => known + (amount ?? 0), 0);
  const rest = open === null ? 0 : Math.round((open - sum) * 1000) / 1000;
  const change = (index: number, more: Partial<InstalmentDraft>) =>
    onChange(instalments.map((one, place) => (place === index ? { ...one, ...more } : one)));
  const add = () => {
    const last = instalments.at(-1)?.day ?? first.day;
    onChange([
      ...instalments,
      { key: next.current++, amount: rest > 0 ? format.amount(rest, currency) : "", day: last && monthAfter(last) },
    ]);
    requestAnimationFrame(() =>
      [...(all.current?.querySelectorAll<HTMLInputElement>("input[data-amount]") ?? [])].at(-1)?.focus(),
    );
  };
  const remove = (index: number) => {
    onChange(instalments.toSpliced(index, 1));
    requestAnimationFrame(() => [...(all.current?.querySelectorAll("button") ?? [])].at(-1)?.focus());
  };
  return (
    <div ref={all} className={styles.all}>
      {instalments.map(({ key, amount, day }, index) => {
        const n = index + 2;
        const fault =
          isTried && parseAmount(amount, format.decimalMark) === null
            ? texts.form.amountNotUnderstood
            : said(index, "amount");
        return (
          <fieldset key={key} className={styles.one} aria-label={words.instalment(n)}>
            <Field
              label={words.instalment(n)}
              required
              validationMessage={fault ?? null}
              validationState={fault ? "error" : "none"}
            >
              <Input
                data-amount
                className={styles.input}
                input={{ className: styles.input }}
                size="small"
                inputMode="decimal"
                value={amount}
                onChange={(_, { value }) => change(index, { amount: value })}
              />
            </Field>
            <DayField
              label={words.instalmentDay}
              size="small"
              day={day}
              onChange={(chosen) => change(index, { day: chosen })}
              today={today}
              error={isTried && day === null ? texts.form.dateNotUnderstood : said(index, "promisedOn")}
            />
            <Button
              className={styles.remove}
              size="small"
              appearance="subtle"
              icon={<Dismiss16Regular />}
              aria-label={words.remove(n)}
              onClick={() => remove(index)}
            />
          </fieldset>
        );
      })}
      {instalments.length > 0 && (
        <div className={rows.note} role="status">
          {open === null
            ? words.together(format.money(sum, currency))
            : words.ofOpen(format.money(sum, currency), format.money(open, currency))}
          {rest > 0 && ` ${words.left(format.money(rest, currency))}`}
          {rest < 0 && ` ${words.beyondOpen(format.money(-rest, currency))}`}
        </div>
      )}
      <Button size="small" appearance="subtle" icon={<Add16Regular />} onClick={add}>
        {instalments.length > 0 ? words.another : words.inInstalments}
      </Button>
    </div>
  );
}
