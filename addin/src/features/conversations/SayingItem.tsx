import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import type { Schemas } from "../../http/schemas.ts";
import { Dismissable } from "../../ui/Dismissable.tsx";
import { DismissButton } from "../../ui/DismissButton.tsx";
import { Foreign } from "../../ui/Foreign.tsx";
import { useFormat } from "../../ui/Format.tsx";
import { QuotedSentence } from "../../ui/QuotedSentence.tsx";
import { useRows } from "../../ui/rows.ts";
import { texts } from "../../ui/texts.ts";

const useStyles = makeStyles({
  line: { flexWrap: "nowrap", alignItems: "center" },
  more: {
    display: "grid",
    gap: tokens.spacingVerticalXXS,
    marginTop: tokens.spacingVerticalXS,
    ":empty": { display: "none" },
  },
});

interface Props {
  saying: Schemas["SayingRow"];
  /** What can be done about it. */
  action: ReactNode;
  onDismiss: (isDismissed: boolean) => void;
}

/** One thing that the mail says, in a line, with the words it was read from. */
export function SayingItem({ saying, action, onDismiss }: Props) {
  const styles = useStyles();
  const rows = useRows();
  const format = useFormat();
  const { kind, on, amount, currency, receivables, person, lines, payments } = saying;
  const says = texts.sayings.kinds[kind];

  const particulars = [
    amount !== null && currency && format.money(amount, currency),
    on && (kind === "outOfOffice" ? texts.sayings.until(format.day(on)) : texts.sayings.on(format.day(on))),
    receivables.length > 0 && texts.promises.for(format.list(receivables.map((row) => row.documentNumber))),
  ].filter((part) => typeof part === "string");
  return (
    <li className={rows.row}>
      <Dismissable what={says} isDismissed={saying.isDismissed} onShow={() => onDismiss(false)}>
        <div className={mergeClasses(rows.line, styles.line)}>
          <span className={rows.strong}>{says}</span>
          <DismissButton what={says} onClick={() => onDismiss(true)} />
        </div>
        {particulars.length > 0 && (
          <div className={rows.note}>
            <Foreign>{particulars.join(" ")}</Foreign>
          </div>
        )}
        <QuotedSentence sentence={saying.sentence} highlights={saying.highlights} />
        <div className={styles.more}>
          {person && (
            <div className={rows.note}>
              {texts.sayings.instead} <Foreign>{person}</Foreign>
            </div>
          )}
          {lines.map((line) => (
            <div key={`${line.document} ${line.amount}`} className={rows.line}>
              <span className={rows.note}>
                <Foreign>{line.document}</Foreign>
                {line.receivableId === null && ` · ${texts.sayings.notOpen}`}
              </span>
              <span className={rows.note}>{format.money(line.amount, line.currency)}</span>
            </div>
          ))}
          {kind === "alreadyPaid" && payments.length === 0 && (
            <div className={rows.note}>{texts.sayings.noPayment}</div>
          )}
          {payments.map((payment) => (
            <div key={`${payment.number} ${payment.paidOn}`} className={rows.note}>
              <Foreign>
                {texts.sayings.payment(
                  payment.number,
                  format.day(payment.paidOn),
                  format.money(payment.amount, payment.currency),
                  format.list(payment.documents),
                )}
              </Foreign>
            </div>
          ))}
          {action}
        </div>
      </Dismissable>
    </li>
  );
}
