import { makeStyles, tokens } from "@fluentui/react-components";
import { LoadingRows } from "../ui/LoadingRows.tsx";

const useStyles = makeStyles({
  bar: { height: "44px", borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
  room: { padding: `${tokens.spacingVerticalXXL} ${tokens.spacingHorizontalXXL}` },
});

/** The workspace's shape until it is known who is here. */
export function LoadingWorkspace() {
  const styles = useStyles();
  return (
    <>
      <div className={styles.bar} />
      <main className={styles.room}>
        <LoadingRows />
      </main>
    </>
  );
}
