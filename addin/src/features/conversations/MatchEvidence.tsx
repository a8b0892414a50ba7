import { Badge, Link, makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { useState } from "react";
import type { Schemas } from "../../http/schemas.ts";
import { Foreign } from "../../ui/Foreign.tsx";
import { useFormat } from "../../ui/Format.tsx";
import { texts } from "../../ui/texts.ts";
import { evidenceWords, sureWords } from "./evidenceWords.ts";

const useStyles = makeStyles({
  match: {
    ...typographyStyles.caption1,
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    gap: tokens.spacingHorizontalXS,
  },
  list: { display: "contents", listStyle: "none" },
  piece: { display: "flex", minWidth: 0 },
  chip: {
    height: "auto",
    minHeight: "20px",
    whiteSpace: "normal",
    overflowWrap: "anywhere",
    fontWeight: tokens.fontWeightRegular,
  },
  other: { ...typographyStyles.caption1 },
  sure: { color: tokens.colorNeutralForeground3 },
});

/** How many reasons say enough at first. */
const strongest = 2;

interface Props {
  candidate: Pick<Schemas["CandidateRow"], "confidence" | "evidence">;
  message: Pick<Schemas["OpenMessageRow"], "direction" | "authentication">;
  /** Null where the question is asked already. */
  onOther: (() => void) | null;
}

/** Why the mail is taken to be this account's, and a way to say that it is not. */
export function MatchEvidence({ candidate, message, onOther }: Props) {
  const styles = useStyles();
  const [isAll, setAll] = useState(false);
  const format = useFormat();
  const all = evidenceWords(candidate.evidence, message.direction, format);
  const shown = isAll || all.length === strongest + 1 ? all : all.slice(0, strongest);
  return (
    <div className={styles.match}>
      <ul className={styles.list} aria-label={texts.match.label}>
        {shown.map((words) => (
          <li key={words} className={styles.piece}>
            <Badge className={styles.chip} appearance="outline" color="informative" size="medium">
              <Foreign>{words}</Foreign>
            </Badge>
          </li>
        ))}
      </ul>
      {shown.length < all.length && (
        <Link as="button" inline className={styles.other} onClick={() => setAll(true)}>
          {texts.match.more(all.length - shown.length)}
        </Link>
      )}
      <span className={styles.sure}>
        {message.authentication === "failed" ? texts.match.claimed : sureWords(candidate.confidence, format)}
      </span>
      {onOther && (
        <Link as="button" inline className={styles.other} onClick={onOther}>
          {texts.match.other}
        </Link>
      )}
    </div>
  );
}
