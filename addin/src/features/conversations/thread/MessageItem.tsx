import { Badge, Link, makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { useState } from "react";
import type { Schemas } from "../../../http/schemas.ts";
import { Foreign } from "../../../ui/Foreign.tsx";
import { useFormat } from "../../../ui/Format.tsx";
import { useRows } from "../../../ui/rows.ts";
import { threadTexts as words } from "../../../ui/texts/threads.ts";
import { beginningOf, linesOf } from "./foldedText.ts";

const useStyles = makeStyles({
  words: {
    ...typographyStyles.body1,
    display: "block",
    margin: `${tokens.spacingVerticalXS} 0 0`,
    whiteSpace: "pre-wrap",
    overflowWrap: "anywhere",
  },
  fold: { ...typographyStyles.caption1 },
  side: { marginInlineEnd: tokens.spacingHorizontalS },
});

/** One message: who, when, what kind, and only what it adds. A long one is folded. */
export function MessageItem({ message }: { message: Schemas["ConversationMessage"] }) {
  const styles = useStyles();
  const rows = useRows();
  const format = useFormat();
  const [isWhole, setWhole] = useState(false);
  const { fromName, fromAddress, sentAt, kind, direction, newText, isErased } = message;
  const text = linesOf(newText);
  const beginning = beginningOf(text);
  const kindWords = words.kinds[kind];
  return (
    <li className={rows.row}>
      <div className={rows.line}>
        <span className={rows.strong}>
          <Foreign>{fromName || fromAddress}</Foreign>
        </span>
        <time className={rows.note} dateTime={sentAt}>
          {format.instant(sentAt)}
        </time>
      </div>
      <div className={rows.note}>
        <span className={styles.side}>{direction === "outbound" ? words.ours : words.theirs}</span>
        {kindWords && (
          <Badge appearance="outline" size="small" color="informative">
            {kindWords}
          </Badge>
        )}
      </div>
      {isErased || text === "" ? (
        <div className={rows.note}>{isErased ? words.erased : words.noWords}</div>
      ) : (
        <bdi className={styles.words}>{beginning === null || isWhole ? text : `${beginning.trimEnd()} …`}</bdi>
      )}
      {beginning !== null && (
        <Link as="button" className={styles.fold} aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
          {isWhole ? words.less : words.whole}
        </Link>
      )}
    </li>
  );
}
