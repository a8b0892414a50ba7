import { FluentProvider, makeStaticStyles, makeStyles } from "@fluentui/react-components";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, useEffect, useMemo, useState } from "react";
import { ApiContext } from "../http/ApiContext.ts";
import type { Client } from "../http/client.ts";
import type { Identity } from "../identity/identity.ts";
import { SignInContext } from "../identity/SignInContext.ts";
import type { Surroundings } from "../outlook/ready.ts";
import { displayLanguage, useHostColours } from "../outlook/useHost.ts";
import { Announcer } from "../ui/Announcer.tsx";
import { FormatProvider } from "../ui/Format.tsx";
import { themeFor } from "../ui/theme.ts";
import { ErrorBoundary } from "./ErrorBoundary.tsx";
import { Loading } from "./Loading.tsx";
import { Nowhere } from "./Nowhere.tsx";
import { Pane } from "./Pane.tsx";

const usePage = makeStaticStyles({ body: { margin: 0 }, html: { colorScheme: "light dark" } });

const useStyles = makeStyles({
  page: { position: "relative", minHeight: "100vh" },
});

interface Props {
  office: Promise<Surroundings>;
  identity: Identity;
  api: Client;
}

const createQueries = () =>
  new QueryClient({
    defaultOptions: { queries: { staleTime: 30_000, retry: false }, mutations: { networkMode: "always" } },
  });

/** The pane with everything around it. What needs Outlook waits for it. */
export function App({ office, identity, api }: Props) {
  const [queries] = useState(createQueries);
  const [surroundings, setSurroundings] = useState<Surroundings | null>(null);
  useEffect(() => void office.then(setSurroundings), [office]);
  usePage();
  return (
    <ApiContext value={api}>
      <SignInContext value={identity.signIn}>
        <QueryClientProvider client={queries}>
          <Themed isInOutlook={surroundings === "outlook"}>{content(surroundings)}</Themed>
        </QueryClientProvider>
      </SignInContext>
    </ApiContext>
  );
}

function content(surroundings: Surroundings | null) {
  if (surroundings === null) return <Loading />;
  return surroundings === "outlook" ? <Pane /> : <Nowhere surroundings={surroundings} />;
}

function Themed({ isInOutlook, children }: { isInOutlook: boolean; children: ReactNode }) {
  const styles = useStyles();
  const colours = useHostColours(isInOutlook);
  const theme = useMemo(() => themeFor(colours), [colours]);
  return (
    <FluentProvider theme={theme} className={styles.page}>
      <FormatProvider locale={displayLanguage()}>
        <ErrorBoundary>
          <Announcer>{children}</Announcer>
        </ErrorBoundary>
      </FormatProvider>
    </FluentProvider>
  );
}
