import { makeStyles, tokens } from "@fluentui/react-components";
import { LoadingRows } from "../../../ui/LoadingRows.tsx";
import { Unread } from "../../../ui/Unread.tsx";
import { Contacts } from "./Contacts.tsx";
import { Facts } from "./Facts.tsx";
import { useDetails } from "./useDetails.ts";

const useStyles = makeStyles({
  details: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr) minmax(0, 1fr)",
    gap: `${tokens.spacingVerticalXXL} ${tokens.spacingHorizontalXXXL}`,
    alignItems: "start",
    "@media (max-width: 900px)": { gridTemplateColumns: "minmax(0, 1fr)" },
  },
});

interface Props {
  accountId: number;
  /** The contact that somebody came here for. */
  contactId: number | null;
}

/** What people keep about an account: whom to write to, and what it is known by. */
export default function AccountDetails({ accountId, contactId }: Props) {
  const styles = useStyles();
  const details = useDetails(accountId);
  if (!details.data) {
    return details.isError || details.isPaused ? (
      <Unread failure={details.error} onRetry={() => void details.refetch()} isRetrying={details.isFetching} />
    ) : (
      <LoadingRows />
    );
  }
  return (
    <div className={styles.details}>
      <Contacts accountId={accountId} contacts={details.data.contacts} wanted={contactId} />
      <Facts accountId={accountId} details={details.data} />
    </div>
  );
}
