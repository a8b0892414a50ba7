import { Checkbox, Input, Link, makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { useState } from "react";
import type { Schemas } from "../../http/schemas.ts";
import { useFormat } from "../../ui/Format.tsx";
import { Group } from "../../ui/Group.tsx";
import { plain } from "../../ui/plain.ts";
import { texts } from "../../ui/texts.ts";

/** The chosen receivables by id, each with the amount as it is written; empty leaves it to the server. */
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
  label: string;
  hint: string;
  /** What an amount on a document is called. */
  part: (document: string) => string;
  receivables: readonly Schemas["ReceivableRow"][];
  /** How much of a receivable there is to choose, in its currency. */
  most: (receivable: Schemas["ReceivableRow"]) => number;
  parts: Parts;
  onChange: (parts: Parts) => void;
  error: string | undefined;
}

/** Which receivables something falls on, and with how much. Those with nothing to choose are left out, as credits are. */
export function PartsField({ label, hint, part, receivables, most, parts, onChange, error }: Props) {
  const styles = useStyles();
  const format = useFormat();
  const [isAll, setAll] = useState(false);
  const [first] = useState(() => new Set(parts.keys()));
  const owed = receivables.filter((row) => most(row) > 0);
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
    <Group label={label} hint={hint} error={error}>
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
                <span className={styles.open}>{format.money(most(row), row.currency)}</span>
              ) : (
                <Input
                  className={styles.amount}
                  size="small"
                  inputMode="decimal"
                  aria-label={part(document)}
                  placeholder={format.amount(most(row), row.currency)}
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
    </Group>
  );
}
