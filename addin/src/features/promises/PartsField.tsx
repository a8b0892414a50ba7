import { Checkbox, Field, Input, Link, makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { useState } from "react";
import type { Schemas } from "../../http/schemas.ts";
import { useFormat } from "../../ui/Format.tsx";
import { plain } from "../../ui/plain.ts";
import { texts } from "../../ui/texts.ts";

/** The chosen receivables by id, each with the amount as it is written; empty leaves it to the division. */
export type Parts = ReadonlyMap<number, string>;

const firstRows = 5;

const useStyles = makeStyles({
  rows: { display: "grid", gap: tokens.spacingVerticalXXS },
  row: {
    display: "grid",
    gridTemplateColumns: "1fr 104px",
    alignItems: "center",
    columnGap: tokens.spacingHorizontalXS,
    minHeight: "32px",
  },
  amount: { minWidth: 0, width: "100%" },
  open: {
    ...typographyStyles.caption1,
    color: tokens.colorNeutralForeground3,
    textAlign: "end",
    whiteSpace: "nowrap",
    fontVariantNumeric: "tabular-nums",
  },
  label: { overflowWrap: "anywhere" },
});

interface Props {
  receivables: readonly Schemas["ReceivableRow"][];
  parts: Parts;
  onChange: (parts: Parts) => void;
  error: string | undefined;
}

/** Which receivables a promise falls on, and with how much. Credits are not promised. */
export function PartsField({ receivables, parts, onChange, error }: Props) {
  const styles = useStyles();
  const format = useFormat();
  const [isAll, setAll] = useState(false);
  const [first] = useState(() => new Set(parts.keys()));
  const owed = receivables.filter((row) => row.open > 0);
  const sorted = [...owed.filter((row) => first.has(row.id)), ...owed.filter((row) => !first.has(row.id))];
  const shown = isAll ? sorted : sorted.slice(0, Math.max(firstRows, first.size));
  const set = (id: number, text: string | null) => {
    const next = new Map(parts);
    if (text === null) next.delete(id);
    else next.set(id, text);
    onChange(next);
  };
  if (owed.length === 0) return null;
  return (
    <Field
      label={texts.form.receivables}
      hint={texts.form.receivablesHint}
      validationMessage={error ?? null}
      validationState={error ? "error" : "none"}
    >
      <div className={styles.rows}>
        {shown.map((row) => {
          const text = parts.get(row.id);
          const document = plain(row.documentNumber);
          return (
            <div key={row.id} className={styles.row}>
              <Checkbox
                checked={text !== undefined}
                label={{ className: styles.label, children: <bdi>{document}</bdi> }}
                onChange={(_, data) => set(row.id, data.checked ? "" : null)}
              />
              {text === undefined ? (
                <span className={styles.open}>{format.money(row.open, row.currency)}</span>
              ) : (
                <Input
                  className={styles.amount}
                  size="small"
                  inputMode="decimal"
                  aria-label={texts.form.part(document)}
                  placeholder={format.amount(row.open, row.currency)}
                  value={text}
                  onChange={(_, data) => set(row.id, data.value)}
                />
              )}
            </div>
          );
        })}
        {sorted.length > shown.length && (
          <Link as="button" type="button" onClick={() => setAll(true)}>
            {texts.common.showAll(sorted.length)}
          </Link>
        )}
      </div>
    </Field>
  );
}
