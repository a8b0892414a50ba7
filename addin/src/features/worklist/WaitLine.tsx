import { Link, makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import type { Schemas } from "../../http/schemas.ts";
import { Foreign } from "../../ui/Foreign.tsx";
import { useFormat } from "../../ui/Format.tsx";
import { threadTexts } from "../../ui/texts/threads.ts";
import { texts } from "../../ui/texts.ts";
import { waitWords } from "../../ui/waitWords.ts";

const useStyles = makeStyles({
  line: { ...typographyStyles.body1, margin: 0, overflowWrap: "anywhere" },
  who: { fontWeight: tokens.fontWeightSemibold },
  since: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground3 },
});

interface Props {
  wait: Schemas["WaitRow"] | null;
  /** Where the conversation is shown; null where it cannot be gone to. */
  href: string | null;
}

/** Whom the account waits for: of its conversations, in the one that counts most. */
export function WaitLine({ wait, href }: Props) {
  const styles = useStyles();
  const format = useFormat();
  if (!wait) return <p className={styles.line}>{texts.standing.nobodyMustSpeak}</p>;
  const words = <Foreign>{waitWords(wait.reason, wait.colleague)}</Foreign>;
  return (
    <p className={styles.line}>
      {href ? (
        <Link className={styles.who} href={href}>
          {words}
        </Link>
      ) : (
        <span className={styles.who}>{words}</span>
      )}{" "}
      <span className={styles.since}>
        {!href && `${texts.standing.elsewhere}, `}
        {threadTexts.since(format.instant(wait.since))}
      </span>
    </p>
  );
}
