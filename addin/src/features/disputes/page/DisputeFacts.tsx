import { makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { Fragment, type ReactNode } from "react";
import type { Schemas } from "../../../http/schemas.ts";
import { Foreign } from "../../../ui/Foreign.tsx";
import { useFormat } from "../../../ui/Format.tsx";
import { SubHeading } from "../../../ui/SubHeading.tsx";
import { disputeRoomTexts as words } from "../../../ui/texts/disputeRoom.ts";
import { DueDay } from "../DueDay.tsx";
import { ownerWords } from "../ownerWords.ts";

const useStyles = makeStyles({
  facts: {
    ...typographyStyles.body1,
    display: "grid",
    gridTemplateColumns: "minmax(96px, 140px) minmax(0, 1fr)",
    gap: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    margin: 0,
  },
  term: { color: tokens.colorNeutralForeground3 },
  fact: { margin: 0, overflowWrap: "anywhere" },
});

/** How much, whose, and until when. */
export function DisputeFacts({ dispute }: { dispute: Schemas["DisputeDetail"] }) {
  const styles = useStyles();
  const format = useFormat();
  const { amount, remaining, credited, currency } = dispute;
  const facts: [string, ReactNode][] = [
    [
      words.amount,
      remaining === amount
        ? format.money(amount, currency)
        : `${format.money(remaining, currency)} ${words.of(format.money(amount, currency))}`,
    ],
    [words.credited, credited > 0 && format.money(credited, currency)],
    [words.owner, ownerWords(dispute)],
    [words.due, <DueDay key="due" dispute={dispute} />],
    [words.opened, words.openedBy(format.instant(dispute.openedAt), dispute.openedBy)],
    [words.age, words.days(dispute.ageDays)],
    [words.touched, format.instant(dispute.touchedAt)],
    [words.closed, dispute.closedAt && format.instant(dispute.closedAt)],
    [words.code, dispute.reasonCode],
    [words.company, dispute.company],
    [words.team, dispute.team ?? words.noTeam],
    [words.ourSummary, dispute.summary],
  ];
  return (
    <section aria-label={words.facts}>
      <SubHeading>{words.facts}</SubHeading>
      <dl className={styles.facts}>
        {facts
          .filter(([, fact]) => fact)
          .map(([term, fact]) => (
            <Fragment key={term}>
              <dt className={styles.term}>{term}</dt>
              <dd className={styles.fact}>{typeof fact === "string" ? <Foreign>{fact}</Foreign> : fact}</dd>
            </Fragment>
          ))}
      </dl>
    </section>
  );
}
