import { Badge, Checkbox, Link, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { useState } from "react";
import type { Schemas } from "../../http/schemas.ts";
import { Foreign } from "../../ui/Foreign.tsx";
import { useFormat } from "../../ui/Format.tsx";
import { Group } from "../../ui/Group.tsx";
import { useRows } from "../../ui/rows.ts";
import { outreachTexts } from "../../ui/texts/outreach.ts";
import { texts } from "../../ui/texts.ts";
import { isOverdue } from "./chosenItems.ts";

const words = outreachTexts.items;

const firstRows = 6;

const useStyles = makeStyles({
  picks: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalM },
  /** The box and its label fill the line. */
  box: { display: "flex", maxWidth: "none" },
  label: { flexGrow: 1, minWidth: 0, paddingRight: 0 },
  mark: { height: "auto", whiteSpace: "normal" },
});

interface Props {
  items: readonly Schemas["StatementItem"][];
  chosen: ReadonlySet<number>;
  onChange: (chosen: ReadonlySet<number>) => void;
}

/** Which open items the mail is about; promised and contested ones say so. */
export function ItemChoice({ items, chosen, onChange }: Props) {
  const styles = useStyles();
  const rows = useRows();
  const [isAll, setAll] = useState(false);
  const shown = isAll ? items : items.slice(0, firstRows);
  const pick = (isWanted: (item: Schemas["StatementItem"]) => boolean) =>
    onChange(new Set(items.filter(isWanted).map(({ id }) => id)));
  const set = (id: number, isChosen: boolean) => {
    const next = new Set(chosen);
    if (isChosen) next.add(id);
    else next.delete(id);
    onChange(next);
  };
  return (
    <Group label={words.title} hint={words.hint}>
      <div className={styles.picks}>
        <span className={rows.note} role="status">
          {words.chosen(chosen.size)}
        </span>
        <Link as="button" type="button" onClick={() => pick(() => true)}>
          {words.all}
        </Link>
        <Link as="button" type="button" onClick={() => pick(isOverdue)}>
          {words.overdue}
        </Link>
        <Link as="button" type="button" onClick={() => pick(() => false)}>
          {words.none}
        </Link>
      </div>
      <ul className={rows.list}>
        {shown.map((item) => (
          <li key={item.id}>
            <Checkbox
              className={styles.box}
              checked={chosen.has(item.id)}
              label={{ className: styles.label, children: <ItemWords item={item} /> }}
              onChange={(_, data) => set(item.id, data.checked === true)}
            />
          </li>
        ))}
      </ul>
      {items.length > shown.length && (
        <Link as="button" type="button" onClick={() => setAll(true)}>
          {texts.common.showAll(items.length)}
        </Link>
      )}
    </Group>
  );
}

function ItemWords({ item }: { item: Schemas["StatementItem"] }) {
  const styles = useStyles();
  const rows = useRows();
  const format = useFormat();
  return (
    <>
      <span className={rows.line}>
        <span className={rows.name}>
          <Foreign>{item.documentNumber}</Foreign>
          {item.type !== "invoice" && <span className={rows.note}> {texts.receivables.types[item.type]}</span>}
        </span>
        <span className={rows.figure}>{format.money(item.open, item.currency)}</span>
      </span>
      <span className={rows.line}>
        <span className={rows.note}>
          {texts.receivables.due(format.day(item.dueOn))}
          {item.hasDocument && ` · ${words.pdf}`}
        </span>
        {isOverdue(item) && (
          <span className={mergeClasses(rows.note, rows.late)}>{texts.receivables.overdue(item.daysOverdue)}</span>
        )}
      </span>
      {(item.promised > 0 || item.disputed > 0) && (
        <span className={rows.marks}>
          {item.promised > 0 && (
            <Badge className={styles.mark} appearance="tint" color="success" size="small">
              {texts.receivables.promised(format.money(item.promised, item.currency))}
            </Badge>
          )}
          {item.disputed > 0 && (
            <Badge className={styles.mark} appearance="tint" color="warning" size="small">
              {texts.receivables.disputed(format.money(item.disputed, item.currency))}
            </Badge>
          )}
        </span>
      )}
    </>
  );
}
