import { Button, makeStyles, mergeClasses, tokens, typographyStyles } from "@fluentui/react-components";
import { type ReactNode, useEffect } from "react";
import { useAnnounce } from "./Announcer.tsx";
import { LoadingRows } from "./LoadingRows.tsx";
import { Notice } from "./Notice.tsx";
import { shellTexts } from "./texts/shell.ts";
import { texts } from "./texts.ts";
import { Unread } from "./Unread.tsx";
import type { Pages } from "./usePages.ts";

const useStyles = makeStyles({
  list: { display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: tokens.spacingVerticalS },
  waiting: { opacity: 0.6 },
  foot: { display: "flex", alignItems: "center", gap: tokens.spacingHorizontalM, minHeight: "32px" },
  note: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground3 },
  empty: { ...typographyStyles.body1, margin: `${tokens.spacingVerticalL} 0`, color: tokens.colorNeutralForeground2 },
});

interface Props<Row> {
  pages: Pages<Row>;
  /** What stands there where the list is empty. */
  empty: ReactNode;
  children: (rows: readonly Row[]) => ReactNode;
}

/** A list in all its states: on its way, empty, out of reach, out of date, and with more to come. */
export function PagedList<Row>({ pages, empty, children }: Props<Row>) {
  const styles = useStyles();
  const announce = useAnnounce();
  const { data: rows, hasNextPage, isFetchingNextPage, isPlaceholderData } = pages;
  const shown = rows && !isPlaceholderData ? rows.length : null;
  useEffect(() => {
    if (shown !== null) announce(shellTexts.shown(shown));
  }, [announce, shown]);

  if (!rows) {
    return pages.isError || pages.isPaused ? (
      <Unread failure={pages.error} onRetry={() => void pages.refetch()} isRetrying={pages.isFetching} />
    ) : (
      <LoadingRows />
    );
  }
  return (
    <div className={styles.list} aria-busy={isPlaceholderData}>
      {pages.isError && (
        <Notice
          intent="warning"
          actions={
            <Button
              size="small"
              onClick={() => void (pages.isFetchNextPageError ? pages.fetchNextPage() : pages.refetch())}
            >
              {texts.common.tryAgain}
            </Button>
          }
        >
          {pages.isFetchNextPageError ? shellTexts.noMore : shellTexts.stale}
        </Notice>
      )}
      <div className={mergeClasses(isPlaceholderData && styles.waiting)}>
        {rows.length === 0 ? <div className={styles.empty}>{empty}</div> : children(rows)}
      </div>
      {rows.length > 0 && (
        <div className={styles.foot}>
          {hasNextPage && (
            <Button size="small" disabledFocusable={isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
              {isFetchingNextPage ? shellTexts.loadingMore : shellTexts.more}
            </Button>
          )}
          <span className={styles.note}>
            {hasNextPage ? shellTexts.shown(rows.length) : shellTexts.all(rows.length)}
          </span>
        </div>
      )}
    </div>
  );
}
