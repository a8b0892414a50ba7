import { Button, FluentProvider, makeStyles, Spinner, Text } from "@fluentui/react-components";
import { QueryClient, QueryClientProvider, useQuery } from "@tanstack/react-query";
import { useAddress } from "./address.ts";
import { Outlook } from "./Outlook.tsx";
import { fetchSession } from "./session/session.ts";
import { themes } from "./theme.ts";

const useStyles = makeStyles({
  note: { display: "flex", flexDirection: "column", gap: "12px", alignItems: "center", paddingTop: "30vh" },
});

const client = new QueryClient({ defaultOptions: { queries: { retry: false, refetchOnWindowFocus: false } } });

export function App() {
  const { theme } = useAddress();
  return (
    <QueryClientProvider client={client}>
      <FluentProvider theme={themes[theme]}>
        <SignedInPage />
      </FluentProvider>
    </QueryClientProvider>
  );
}

function SignedInPage() {
  const styles = useStyles();
  const session = useQuery({ queryKey: ["session"], queryFn: fetchSession, staleTime: Number.POSITIVE_INFINITY });
  if (session.isSuccess) return <Outlook session={session.data} />;
  if (session.isPending) return <Spinner label="Opening the mailbox" className={styles.note} />;
  return (
    <div role="alert" className={styles.note}>
      <Text>{session.error.message}</Text>
      <Button onClick={() => session.refetch()}>Try again</Button>
    </div>
  );
}
