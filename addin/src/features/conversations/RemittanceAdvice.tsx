import { Link, makeStyles, mergeClasses, Skeleton, SkeletonItem, tokens } from "@fluentui/react-components";
import { useState } from "react";
import type { Schemas } from "../../http/schemas.ts";
import { FailureNotice } from "../../ui/FailureNotice.tsx";
import { Foreign } from "../../ui/Foreign.tsx";
import { type Format, useFormat } from "../../ui/Format.tsx";
import { useRows } from "../../ui/rows.ts";
import { SuggestionFrame } from "../../ui/SuggestionFrame.tsx";
import { texts } from "../../ui/texts.ts";
import { useRemittance } from "./useRemittance.ts";

const words = texts.remittance;

/** More lines are rarely worth a look at once. */
const few = 5;

const useStyles = makeStyles({
  total: { paddingTop: tokens.spacingVerticalS, borderTop: `1px solid ${tokens.colorNeutralStroke1}` },
  loading: { display: "grid", gap: tokens.spacingVerticalS },
  short: { width: "70%" },
});

interface Props {
  mail: Schemas["OpenMail"];
  accountId: number;
}

/** What the tables on the mail say was paid for what, beside what is open. Nothing is recorded. */
export default function RemittanceAdvice({ mail, accountId }: Props) {
  const { data, error, refetch } = useRemittance(mail, accountId);
  if (error && !data) {
    return <FailureNotice title={words.failed} failure={error} onRetry={() => void refetch()} isRead />;
  }
  return <SuggestionFrame title={words.title}>{data ? <Advice advice={data} /> : <Loading />}</SuggestionFrame>;
}

function Loading() {
  const styles = useStyles();
  return (
    <div aria-busy>
      <Skeleton className={styles.loading} aria-label={texts.common.loading}>
        <SkeletonItem size={16} />
        <SkeletonItem size={12} className={styles.short} />
        <SkeletonItem size={16} />
        <SkeletonItem size={12} className={styles.short} />
      </Skeleton>
    </div>
  );
}

function Advice({ advice: { lines, totals, unread } }: { advice: Schemas["RemittanceView"] }) {
  const styles = useStyles();
  const rows = useRows();
  const format = useFormat();
  const [isWhole, setWhole] = useState(false);
  const files = [...new Set(lines.map(({ attachment }) => attachment))];
  return (
    <>
      {files.length > 0 && (
        <div className={rows.note}>
          <Foreign>{words.from(format.list(files))}</Foreign>
        </div>
      )}
      {lines.length === 0 && unread.length === 0 && <p className={rows.empty}>{words.none}</p>}
      {lines.length > 0 && (
        <ul className={rows.list} aria-label={words.title}>
          {(isWhole ? lines : lines.slice(0, few)).map((line) => (
            <li key={`${line.attachment} ${line.line} ${line.document} ${line.amount}`} className={rows.row}>
              <div className={rows.line}>
                <span className={rows.name}>
                  <Foreign>{line.document}</Foreign>
                </span>
                <span className={rows.figure}>{format.money(line.amount, line.currency)}</span>
              </div>
              <div className={mergeClasses(rows.note, isOff(line) && rows.late)}>
                <Foreign>{[...beside(line, format), placeOf(line, files.length > 1)].join(" · ")}</Foreign>
              </div>
            </li>
          ))}
        </ul>
      )}
      {!isWhole && lines.length > few && (
        <Link as="button" onClick={() => setWhole(true)}>
          {texts.common.showAll(lines.length)}
        </Link>
      )}
      {totals.map(({ currency, amount, open, difference, unmatched }) => (
        <div key={currency} className={styles.total}>
          <div className={rows.line}>
            <span className={rows.strong}>{words.total}</span>
            <span className={rows.figure}>{format.money(amount, currency)}</span>
          </div>
          <div className={rows.note}>
            {[
              amount !== unmatched && words.open(format.money(open, currency)),
              amount !== unmatched && differenceWords(difference, currency, format),
              unmatched !== 0 && words.unmatched(format.money(unmatched, currency)),
            ]
              .filter(Boolean)
              .join(" · ")}
          </div>
        </div>
      ))}
      {unread.map(({ name, reason }) => (
        <div key={name} className={rows.note}>
          <Foreign>{words.unread(name)}</Foreign>. {reason}
        </div>
      ))}
    </>
  );
}

const isOff = ({ receivable, difference }: Schemas["AdvisedRow"]) => receivable === null || (difference ?? 0) !== 0;

/** What is open on what the line names, and how that differs from what it says. */
function beside({ receivable, matches, difference, currency }: Schemas["AdvisedRow"], format: Format): string[] {
  if (!receivable) return [matches > 1 ? words.several(matches) : words.notOpen];
  if (difference === null) return [];
  return [
    words.open(format.money(receivable.open, currency)),
    receivable.open < 0 && difference !== 0
      ? words.differs(format.money(Math.abs(difference), currency))
      : differenceWords(difference, currency, format),
  ];
}

const differenceWords = (difference: number, currency: string, format: Format) =>
  difference === 0
    ? words.exact
    : (difference < 0 ? words.short : words.over)(format.money(Math.abs(difference), currency));

const placeOf = ({ attachment, line }: Schemas["AdvisedRow"], isNamed: boolean) =>
  isNamed ? `${attachment}, ${words.line(line)}` : words.line(line);
