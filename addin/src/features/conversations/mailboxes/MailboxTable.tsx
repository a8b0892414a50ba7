import {
  Badge,
  type BadgeProps,
  Button,
  makeStyles,
  mergeClasses,
  tokens,
  typographyStyles,
} from "@fluentui/react-components";
import type { Schemas } from "../../../http/schemas.ts";
import { type Column, DataTable } from "../../../ui/DataTable.tsx";
import { Figure } from "../../../ui/Figure.tsx";
import { Foreign } from "../../../ui/Foreign.tsx";
import { type Format, useFormat } from "../../../ui/Format.tsx";
import { places } from "../../../ui/places.ts";
import { mailboxTexts as words } from "../../../ui/texts/mailboxes.ts";
import { lagWords } from "./lagWords.ts";

type Row = Schemas["MailboxView"];

const colours: Record<Schemas["MailboxState"], NonNullable<BadgeProps["color"]>> = {
  joining: "brand",
  following: "success",
  failing: "danger",
  withdrawn: "informative",
};

const useStyles = makeStyles({
  name: { ...typographyStyles.body1Strong, marginInlineEnd: tokens.spacingHorizontalS },
  note: { ...typographyStyles.caption1, display: "block", color: tokens.colorNeutralForeground3 },
  error: { color: tokens.colorStatusDangerForeground1 },
  actions: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalXS },
});

interface Actions {
  onRing: (mailbox: Row) => void;
  onWithdraw: (mailbox: Row) => void;
  onEnrolAgain: (mailbox: Row) => void;
}

interface Props {
  rows: readonly Row[];
  /** Null for those who only look. */
  actions: Actions | null;
}

/** How each mailbox stands. */
export function MailboxTable({ rows, actions }: Props) {
  const format = useFormat();
  return <DataTable label={words.title} columns={columnsFor(format, actions)} rows={rows} keyOf={({ id }) => id} />;
}

const columnsFor = (format: Format, actions: Actions | null): Column<Row>[] => [
  { name: "mailbox", title: words.mailbox, cell: (row) => <Who row={row} /> },
  { name: "news", title: words.lastNews, cell: ({ lastNewsAt }) => <When at={lastNewsAt} none={words.never} /> },
  { name: "read", title: words.lastSynced, cell: ({ lastSyncedAt }) => <When at={lastSyncedAt} none={words.never} /> },
  {
    name: "lag",
    title: words.lag,
    isFigure: true,
    cell: ({ state, lagSeconds }) => (state === "withdrawn" ? "–" : lagWords(lagSeconds)),
  },
  {
    name: "subscription",
    title: words.subscription,
    cell: ({ state, subscriptionExpiresAt }) =>
      state === "withdrawn" ? "–" : <When at={subscriptionExpiresAt} none={words.noSubscription} />,
  },
  { name: "messages", title: words.messages, isFigure: true, cell: ({ messages }) => format.count(messages) },
  {
    name: "unmatched",
    title: words.unmatched,
    isFigure: true,
    cell: ({ unmatched }) =>
      // Administrators see that a mailbox works, and not what stands in it.
      actions ? (
        format.count(unmatched)
      ) : (
        <Figure href={places.unmatched()} isZero={unmatched === 0}>
          {format.count(unmatched)}
        </Figure>
      ),
  },
  ...(actions
    ? [
        {
          name: "actions",
          title: words.actions,
          cell: (row: Row) => <Doing row={row} actions={actions} />,
        } satisfies Column<Row>,
      ]
    : []),
];

function Who({ row }: { row: Row }) {
  const styles = useStyles();
  const format = useFormat();
  const unread = row.folders.filter(({ isCaughtUp }) => !isCaughtUp).map(({ name }) => name);
  return (
    <>
      <span className={styles.name}>
        <Foreign>{row.name}</Foreign>
      </span>
      <Badge appearance="tint" color={colours[row.state]}>
        {words.states[row.state]}
      </Badge>
      {row.name !== row.address && <span className={styles.note}>{row.address}</span>}
      <span className={styles.note}>
        {row.withdrawnAt
          ? words.withdrawnAt(format.instant(row.withdrawnAt))
          : words.enrolledBy(row.enrolledBy, format.instant(row.enrolledAt))}
      </span>
      {row.error && (
        <span className={mergeClasses(styles.note, styles.error)}>
          {words.error(row.error.detail, format.instant(row.error.at))}
        </span>
      )}
      {row.notBefore && <span className={styles.note}>{words.notBefore(format.instant(row.notBefore))}</span>}
      {row.unreadable > 0 && <span className={styles.note}>{words.unreadable(row.unreadable)}</span>}
      {unread.length > 0 && (
        <span className={styles.note}>
          <Foreign>{words.behindFolders(format.list(unread))}</Foreign>
        </span>
      )}
    </>
  );
}

function When({ at, none }: { at: string | null; none: string }) {
  const format = useFormat();
  return at ? <time dateTime={at}>{format.instant(at)}</time> : none;
}

function Doing({ row, actions }: { row: Row; actions: Actions }) {
  const styles = useStyles();
  return (
    <div className={styles.actions}>
      {row.state === "withdrawn" ? (
        <Button size="small" aria-label={words.enrolAgainLabel(row.name)} onClick={() => actions.onEnrolAgain(row)}>
          {words.enrolAgain}
        </Button>
      ) : (
        <>
          <Button size="small" aria-label={words.syncLabel(row.name)} onClick={() => actions.onRing(row)}>
            {words.sync}
          </Button>
          <Button
            size="small"
            appearance="subtle"
            aria-label={words.withdrawLabel(row.name)}
            onClick={() => actions.onWithdraw(row)}
          >
            {words.withdraw}
          </Button>
        </>
      )}
    </div>
  );
}
