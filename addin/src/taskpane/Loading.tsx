import { makeStyles, Skeleton, SkeletonItem, tokens } from "@fluentui/react-components";
import { texts } from "../ui/texts.ts";

const useStyles = makeStyles({
  loading: { display: "grid", gap: tokens.spacingVerticalM, padding: tokens.spacingHorizontalM },
  lines: { display: "grid", gap: tokens.spacingVerticalXS },
  figures: { display: "grid", gridTemplateColumns: "1fr 1fr", gap: tokens.spacingHorizontalM },
  name: { width: "60%" },
  facts: { width: "85%" },
  overdue: { width: "70%" },
});

/** The pane's shape until it is filled. */
export function Loading() {
  const styles = useStyles();
  return (
    <div aria-busy>
      <Skeleton className={styles.loading} aria-label={texts.common.loading}>
        <div className={styles.lines}>
          <SkeletonItem size={20} className={styles.name} />
          <SkeletonItem size={12} className={styles.facts} />
          <SkeletonItem size={12} className={styles.facts} />
        </div>
        <div className={styles.lines}>
          <SkeletonItem size={28} className={styles.overdue} />
          <SkeletonItem size={8} />
          <SkeletonItem size={28} />
        </div>
        <div className={styles.lines}>
          <SkeletonItem size={16} />
          <SkeletonItem size={16} />
          <SkeletonItem size={16} className={styles.facts} />
        </div>
        <div className={styles.figures}>
          <SkeletonItem size={36} />
          <SkeletonItem size={36} />
        </div>
        <SkeletonItem size={128} />
      </Skeleton>
    </div>
  );
}
