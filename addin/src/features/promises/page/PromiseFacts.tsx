import { makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { Fragment } from "react";
import type { Schemas } from "../../../http/schemas.ts";
import { Foreign } from "../../../ui/Foreign.tsx";
import { useFormat } from "../../../ui/Format.tsx";
import { useRows } from "../../../ui/rows.ts";
import { SubHeading } from "../../../ui/SubHeading.tsx";
import { promiseRoomTexts as words } from "../../../ui/texts/promiseRoom.ts";
import { texts } from "../../../ui/texts.ts";

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

/** How much, for when, and when it was said. */
export function PromiseFacts({ promise }: { promise: Schemas["PromiseDetails"] }) {
  const styles = useStyles();
  const rows = useRows();
  const format = useFormat();
  const { amount, paid, credited, currency, promisedOn, saidOn, lateFrom, closedAt, moves } = promise;
  const facts: [string, string | null][] = [
    [words.amount, format.money(amount, currency)],
    [words.paid, format.money(paid, currency)],
    [words.creditedTerm, credited > 0 ? format.money(credited, currency) : null],
    [words.day, format.fullDay(promisedOn)],
    [words.said, saidOn === promisedOn ? null : format.fullDay(saidOn)],
    [words.late, lateFrom && format.fullDay(lateFrom)],
    [words.moves, moves > 0 ? words.moved(moves) : null],
    [words.made, format.instant(promise.madeAt)],
    [words.recorded, words.recordedBy(format.instant(promise.recordedAt), promise.recordedBy)],
    [words.closed, closedAt && format.instant(closedAt)],
    [words.team, promise.account.team ?? words.noTeam],
  ];
  return (
    <section aria-label={words.facts}>
      <SubHeading>{words.facts}</SubHeading>
      <dl className={styles.facts}>
        {facts.map(
          ([term, fact]) =>
            fact && (
              <Fragment key={term}>
                <dt className={styles.term}>{term}</dt>
                <dd className={styles.fact}>
                  <Foreign>{fact}</Foreign>
                </dd>
              </Fragment>
            ),
        )}
      </dl>
      {promise.notes.map((note) => (
        <div key={note} className={rows.note}>
          {texts.promises.notes[note]}
        </div>
      ))}
    </section>
  );
}
