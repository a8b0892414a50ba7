import { makeStyles, ProgressBar, tokens, typographyStyles } from "@fluentui/react-components";
import type { Schemas } from "../../../http/schemas.ts";
import { useFormat } from "../../../ui/Format.tsx";
import { importTexts } from "../../../ui/texts/imports.ts";
import { isAtRest } from "./importQueries.ts";

const words = importTexts.progress;

const useStyles = makeStyles({
  progress: { display: "grid", gap: tokens.spacingVerticalXS, maxWidth: "640px" },
  note: { ...typographyStyles.caption1, margin: 0, color: tokens.colorNeutralForeground2 },
});

/** How far a run is that still moves; nothing once it rests. */
export function RunProgress({ run }: { run: Schemas["ImportRunView"] }) {
  const styles = useStyles();
  const format = useFormat();
  if (isAtRest(run.state)) return null;
  const share = shareOf(run);
  const facts = [
    run.waitsFor !== null && words.waits(run.waitsFor),
    run.state === "reading" && run.bytes > 0 && words.bytes(format.percent(run.bytesRead / run.bytes)),
    run.state === "publishing" && words.accounts(format.count(run.accountsDone), format.count(run.accounts)),
    run.rowsPerSecond !== null && words.rate(format.count(run.rowsPerSecond)),
    run.secondsLeft !== null && words.left(words.seconds(run.secondsLeft)),
  ].filter(Boolean);
  return (
    <div className={styles.progress}>
      <ProgressBar aria-label={words.label} {...(share !== null && { value: share })} />
      <p className={styles.note}>{facts.join(" · ")}</p>
      <p className={styles.note}>{words.leave}</p>
    </div>
  );
}

/** 0 to 1; null where nobody knows. */
function shareOf({ state, bytes, bytesRead, accounts, accountsDone }: Schemas["ImportRunView"]): number | null {
  if (state === "reading" && bytes > 0) return bytesRead / bytes;
  if (state === "publishing" && accounts > 0) return accountsDone / accounts;
  return null;
}
