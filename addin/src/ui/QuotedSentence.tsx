import { makeStyles, tokens } from "@fluentui/react-components";
import type { Schemas } from "../http/schemas.ts";
import { plain } from "./plain.ts";
import { useRows } from "./rows.ts";

const useStyles = makeStyles({
  mark: {
    backgroundColor: tokens.colorPaletteYellowBackground2,
    color: tokens.colorNeutralForeground1,
    borderRadius: "2px",
    padding: "0 1px",
    fontWeight: tokens.fontWeightSemibold,
  },
});

interface Props {
  sentence: string;
  highlights: readonly Schemas["Highlight"][];
}

/** The customer's words, with those marked that say amount, day, receivables and condition. */
export function QuotedSentence({ sentence, highlights }: Props) {
  const rows = useRows();
  const styles = useStyles();
  return (
    <blockquote className={rows.quote}>
      <bdi>
        {pieces(sentence, highlights).map(({ start, text, isMarked }) =>
          isMarked ? (
            <mark key={start} className={styles.mark}>
              {text}
            </mark>
          ) : (
            <span key={start}>{text}</span>
          ),
        )}
      </bdi>
    </blockquote>
  );
}

/** The sentence cut at its highlights. A piece keeps the spaces at its ends. */
function pieces(sentence: string, highlights: readonly Schemas["Highlight"][]) {
  const found: { start: number; text: string; isMarked: boolean }[] = [];
  let reached = 0;
  const add = (end: number, isMarked: boolean) => {
    const raw = sentence.slice(reached, end);
    const text = `${/^\s/.test(raw) ? " " : ""}${plain(raw)}${/\S\s+$/.test(raw) ? " " : ""}`;
    if (raw) found.push({ start: reached, text, isMarked });
    reached = Math.max(reached, end);
  };
  for (const { start, length } of highlights) {
    if (start < reached) continue;
    add(start, false);
    add(start + length, true);
  }
  add(sentence.length, false);
  return found;
}
