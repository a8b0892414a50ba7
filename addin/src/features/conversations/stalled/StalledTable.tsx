import { Link, makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import type { Schemas } from "../../../http/schemas.ts";
import { type Column, DataTable, narrow } from "../../../ui/DataTable.tsx";
import { Figure } from "../../../ui/Figure.tsx";
import { Foreign } from "../../../ui/Foreign.tsx";
import { type Format, useFormat } from "../../../ui/Format.tsx";
import { places } from "../../../ui/places.ts";
import { conversationTexts } from "../../../ui/texts/conversations.ts";
import { stalledTexts as words } from "../../../ui/texts/stalled.ts";
import { threadTexts } from "../../../ui/texts/threads.ts";
import { OpenMailButton } from "../thread/OpenMailButton.tsx";
import { Stalls } from "../thread/TurnLine.tsx";
import { turnWords } from "../thread/turnWords.ts";
import { NudgeOwner } from "./NudgeOwner.tsx";
import { ReassignAccount } from "./ReassignAccount.tsx";
import type { StalledFilter } from "./stalledFilter.ts";

type Row = Schemas["StalledRow"];

const useStyles = makeStyles({
  subject: {
    ...typographyStyles.body1Strong,
    display: "inline-block",
    lineHeight: "24px",
    color: tokens.colorNeutralForeground1,
  },
  note: { ...typographyStyles.caption1, display: "block", color: tokens.colorNeutralForeground3 },
  since: { whiteSpace: "nowrap" },
  last: { maxWidth: "280px", [narrow]: { maxWidth: "none" } },
  /** They are the beginning of a mail: where they end is an accident. */
  words: {
    display: "-webkit-box",
    WebkitBoxOrient: "vertical",
    WebkitLineClamp: "3",
    overflow: "hidden",
    overflowWrap: "anywhere",
  },
  actions: {
    display: "flex",
    flexDirection: "column",
    alignItems: "start",
    columnGap: tokens.spacingHorizontalM,
    [narrow]: { flexDirection: "row", flexWrap: "wrap" },
  },
});

interface Props {
  rows: readonly Row[];
  by: StalledFilter["by"];
  onSort: (name: string) => void;
}

/** The stalled conversations: how much, who must speak since when, whose, and what to do. */
export function StalledTable({ rows, by, onSort }: Props) {
  const format = useFormat();
  return (
    <DataTable
      label={words.title}
      columns={columnsFor(format)}
      rows={rows}
      keyOf={({ conversationId }) => conversationId}
      sort={by}
      sortDirection={by === "age" ? "ascending" : "descending"}
      onSort={onSort}
    />
  );
}

const columnsFor = (format: Format): Column<Row>[] => [
  { name: "conversation", title: words.conversation, cell: (row) => <What row={row} /> },
  {
    name: "money",
    title: words.atStake,
    isFigure: true,
    isSortable: true,
    cell: ({ account, atStake, currency }) => (
      <Figure href={places.account(account.id)} isZero={atStake === 0}>
        {format.money(atStake, currency)}
      </Figure>
    ),
  },
  { name: "turn", title: words.turn, cell: (row) => <Who row={row} /> },
  { name: "age", title: words.since, isSortable: true, cell: (row) => <Since row={row} /> },
  { name: "owner", title: words.owner, cell: ({ owner }) => <Foreign>{owner?.name ?? words.nobody}</Foreign> },
  { name: "last", title: words.lastWords, isWide: true, cell: (row) => <LastWords row={row} /> },
  { name: "actions", title: words.actions, isWide: true, cell: (row) => <Doing row={row} /> },
];

function What({ row: { account, conversationId, subject } }: { row: Row }) {
  const styles = useStyles();
  return (
    <>
      <Link className={styles.subject} href={places.conversation(account.id, conversationId)}>
        <Foreign>{subject || conversationTexts.noSubject}</Foreign>
      </Link>
      <span className={styles.note}>
        <Link href={places.account(account.id)}>
          <Foreign>{account.name}</Foreign>
        </Link>{" "}
        <Foreign>{[account.number, account.team].filter(Boolean).join(" · ")}</Foreign>
      </span>
    </>
  );
}

function Who({ row: { turn } }: { row: Row }) {
  return (
    <>
      <Foreign>{turnWords(turn)}</Foreign>
      <Stalls stalls={turn.stalls} />
    </>
  );
}

function Since({ row: { turn } }: { row: Row }) {
  const styles = useStyles();
  const format = useFormat();
  return turn.since ? (
    <>
      <time className={styles.since} dateTime={turn.since}>
        {format.instant(turn.since)}
      </time>
      <span className={styles.note}>{threadTexts.businessDays(turn.businessDays)}</span>
    </>
  ) : (
    "–"
  );
}

function LastWords({ row: { lastFrom, lastWords, lastMessageAt, nudgedAt } }: { row: Row }) {
  const styles = useStyles();
  const format = useFormat();
  return (
    <div className={styles.last}>
      <div className={styles.words}>
        <Foreign>{lastWords}</Foreign>
      </div>
      <span className={styles.note}>
        <Foreign>{words.last(lastFrom, format.instant(lastMessageAt))}</Foreign>
      </span>
      {nudgedAt && <span className={styles.note}>{words.nudgedAt(format.instant(nudgedAt))}</span>}
    </div>
  );
}

function Doing({ row }: { row: Row }) {
  const styles = useStyles();
  return (
    <div className={styles.actions}>
      <OpenMailButton id={row.conversationId} subject={row.subject} />
      <ReassignAccount row={row} />
      {row.owner && <NudgeOwner row={row} owner={row.owner.name} />}
    </div>
  );
}
