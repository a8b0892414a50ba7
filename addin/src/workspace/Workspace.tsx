import { makeStyles, tokens } from "@fluentui/react-components";
import { Suspense } from "react";
import { useAddress } from "../ui/address.ts";
import { LoadingRows } from "../ui/LoadingRows.tsx";
import { Unread } from "../ui/Unread.tsx";
import { Bar } from "./Bar.tsx";
import { LoadingWorkspace } from "./LoadingWorkspace.tsx";
import { Room } from "./Room.tsx";
import { useArrival } from "./useArrival.ts";
import { useMe } from "./useMe.ts";

const useStyles = makeStyles({
  room: {
    padding: `${tokens.spacingVerticalL} ${tokens.spacingHorizontalXXL} ${tokens.spacingVerticalXXXL}`,
    outline: "none",
    "@media (max-width: 720px)": { padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalM}` },
  },
});

/** The bar, and below it the room that the address names. */
export function Workspace() {
  const styles = useStyles();
  const me = useMe();
  const address = useAddress();
  const main = useArrival(address);
  if (!me.data) {
    return me.isError || me.isPaused ? (
      <main>
        <Unread failure={me.error} onRetry={() => void me.refetch()} isRetrying={me.isFetching} />
      </main>
    ) : (
      <LoadingWorkspace />
    );
  }
  return (
    <>
      <Bar me={me.data} address={address} />
      <main ref={main} tabIndex={-1} className={styles.room}>
        <Suspense fallback={<LoadingRows />}>
          <Room address={address} me={me.data} />
        </Suspense>
      </main>
    </>
  );
}
