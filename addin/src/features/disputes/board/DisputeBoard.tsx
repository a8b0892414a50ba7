import { Link, makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import type { paths } from "../../../api/schema";
import { useApi } from "../../../http/ApiContext.ts";
import { dataOf } from "../../../http/client.ts";
import type { Failure } from "../../../http/failure.ts";
import type { Schemas } from "../../../http/schemas.ts";
import { useFormat } from "../../../ui/Format.tsx";
import { LoadingRows } from "../../../ui/LoadingRows.tsx";
import { disputeRoomTexts as words } from "../../../ui/texts/disputeRoom.ts";
import { texts } from "../../../ui/texts.ts";
import { Unread } from "../../../ui/Unread.tsx";
import { DisputeCard } from "./DisputeCard.tsx";

const useStyles = makeStyles({
  board: {
    display: "grid",
    gridAutoFlow: "column",
    gridAutoColumns: "minmax(170px, 1fr)",
    alignItems: "start",
    gap: tokens.spacingHorizontalM,
    paddingBottom: tokens.spacingVerticalS,
    overflowX: "auto",
    "@media (max-width: 720px)": { gridAutoFlow: "row", gridAutoColumns: "auto", overflowX: "visible" },
  },
  column: {
    minWidth: 0,
    padding: tokens.spacingHorizontalS,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground3,
  },
  title: { ...typographyStyles.body1Strong, display: "flex", gap: tokens.spacingHorizontalXS, margin: 0 },
  count: { color: tokens.colorNeutralForeground3, fontWeight: tokens.fontWeightRegular },
  note: { ...typographyStyles.caption1, margin: 0, color: tokens.colorNeutralForeground2 },
  cards: {
    listStyle: "none",
    margin: `${tokens.spacingVerticalS} 0`,
    padding: 0,
    display: "grid",
    gap: tokens.spacingVerticalS,
  },
});

interface Props {
  query: NonNullable<paths["/api/disputes/board"]["get"]["parameters"]["query"]>;
  mayMove: boolean;
  /** Where all disputes of a state are listed. */
  hrefOf: (state: Schemas["DisputeState"]) => string;
}

/** Disputes as cards in a column for each state, those due first on top. */
export function DisputeBoard({ query, mayMove, hrefOf }: Props) {
  const api = useApi();
  const styles = useStyles();
  const [movedId, setMovedId] = useState<number | null>(null);
  const board = useQuery<Schemas["DisputeBoardView"], Failure>({
    queryKey: ["disputes", "board", query],
    queryFn: ({ signal }) => dataOf(api.GET("/api/disputes/board", { params: { query }, signal })),
    placeholderData: keepPreviousData,
  });
  if (!board.data) {
    return board.isError || board.isPaused ? (
      <Unread failure={board.error} onRetry={() => void board.refetch()} isRetrying={board.isFetching} />
    ) : (
      <LoadingRows />
    );
  }
  return (
    <div className={styles.board} aria-busy={board.isPlaceholderData}>
      {board.data.columns.map((column) => (
        <Column key={column.state} column={column} href={hrefOf(column.state)}>
          {column.disputes.map((dispute) => (
            <DisputeCard
              key={dispute.id}
              dispute={dispute}
              mayMove={mayMove}
              hasArrived={dispute.id === movedId}
              onMoved={() => setMovedId(dispute.id)}
            />
          ))}
        </Column>
      ))}
    </div>
  );
}

interface ColumnProps {
  column: Schemas["DisputeColumn"];
  href: string;
  children: ReactNode;
}

function Column({ column: { state, count, sums, disputes }, href, children }: ColumnProps) {
  const styles = useStyles();
  const format = useFormat();
  const title = texts.disputes.states[state];
  return (
    <section className={styles.column} aria-label={words.columnLabel(title, count)}>
      <h2 className={styles.title}>
        {title}
        <span className={styles.count}>{count}</span>
      </h2>
      <p className={styles.note}>
        {sums.length > 0
          ? format.list(sums.map(({ amount, currency }) => format.money(amount, currency)))
          : words.nothingThere}
      </p>
      {disputes.length > 0 && <ul className={styles.cards}>{children}</ul>}
      {count > disputes.length && <Link href={href}>{words.more(count)}</Link>}
    </section>
  );
}
