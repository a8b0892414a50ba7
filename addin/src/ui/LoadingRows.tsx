import { makeStyles, Skeleton, SkeletonItem, tokens } from "@fluentui/react-components";
import { shellTexts } from "./texts/shell.ts";

const useStyles = makeStyles({
  rows: { display: "grid", gap: tokens.spacingVerticalM },
  row: { display: "grid", gridTemplateColumns: "3fr 1fr 1fr 1fr", gap: tokens.spacingHorizontalXL },
});

const lines = Array.from({ length: 8 }, (_, index) => index);

/** The shape of a list until it is there. */
export function LoadingRows() {
  const styles = useStyles();
  return (
    <div aria-busy>
      <Skeleton className={styles.rows} aria-label={shellTexts.loading}>
        {lines.map((line) => (
          <div key={line} className={styles.row}>
            <SkeletonItem size={20} />
            <SkeletonItem size={20} />
            <SkeletonItem size={20} />
            <SkeletonItem size={20} />
          </div>
        ))}
      </Skeleton>
    </div>
  );
}
