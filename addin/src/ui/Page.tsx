import { FluentProvider, makeStaticStyles, makeStyles } from "@fluentui/react-components";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, useMemo, useState } from "react";
import { ApiContext } from "../http/ApiContext.ts";
import type { Client } from "../http/client.ts";
import type { Identity } from "../identity/identity.ts";
import { SignInContext } from "../identity/SignInContext.ts";
import { Announcer } from "./Announcer.tsx";
import { ErrorBoundary } from "./ErrorBoundary.tsx";
import { FormatProvider } from "./Format.tsx";
import { type Colours, themeFor } from "./theme.ts";

const usePage = makeStaticStyles({ body: { margin: 0 }, html: { colorScheme: "light dark" } });

const useStyles = makeStyles({
  page: { position: "relative", minHeight: "100vh" },
});

interface Props {
  identity: Identity;
  api: Client;
  /** Of what stands around the page; null for none. */
  colours: Colours | null;
  /** BCP 47: how money and dates are written. */
  locale: string;
  children: ReactNode;
}

const createQueries = () =>
  new QueryClient({
    defaultOptions: { queries: { staleTime: 30_000, retry: false }, mutations: { networkMode: "always" } },
  });

/** What every page of the add-in stands on: the API, who is signed in, colours, locale, and the last word on faults. */
export function Page({ identity, api, colours, locale, children }: Props) {
  const styles = useStyles();
  const [queries] = useState(createQueries);
  const theme = useMemo(() => themeFor(colours), [colours]);
  usePage();
  return (
    <ApiContext value={api}>
      <SignInContext value={identity.signIn}>
        <QueryClientProvider client={queries}>
          <FluentProvider theme={theme} className={styles.page}>
            <FormatProvider locale={locale}>
              <ErrorBoundary>
                <Announcer>{children}</Announcer>
              </ErrorBoundary>
            </FormatProvider>
          </FluentProvider>
        </QueryClientProvider>
      </SignInContext>
    </ApiContext>
  );
}
