import { makeStyles, Skeleton, SkeletonItem, tokens } from "@fluentui/react-components";
import { LoadingRows } from "../ui/LoadingRows.tsx";
import { texts } from "../ui/texts.ts";

const useStyles = makeStyles({
  page: { display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: tokens.spacingVerticalXL },
  title: { display: "grid", gap: tokens.spacingVerticalS },
  name: { width: "min(360px, 80%)" },
  facts: { width: "min(480px, 95%)" },
  standing: { display: "grid", gridTemplateColumns: "5fr 2fr 4fr", gap: tokens.spacingHorizontalXXXL },
});

/** The shape of an account's page until it is there. */
export function LoadingAccount() {
  const styles = useStyles();
  return (
    <div className={styles.page} aria-busy>
      <Skeleton className={styles.title} aria-label={texts.common.loading}>
        <SkeletonItem size={28} className={styles.name} />
        <SkeletonItem size={12} className={styles.facts} />
      </Skeleton>
      <Skeleton className={styles.standing} aria-hidden>
        <SkeletonItem size={64} />
        <SkeletonItem size={64} />
        <SkeletonItem size={64} />
      </Skeleton>
      <LoadingRows />
    </div>
  );
}
