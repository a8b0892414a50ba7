import { useEffect, useState } from "react";
import type { Client } from "../http/client.ts";
import { type Transfers, TransfersContext } from "../http/transfers.ts";
import type { Identity } from "../identity/identity.ts";
import type { Surroundings } from "../outlook/ready.ts";
import { displayLanguage, useHostColours } from "../outlook/useHost.ts";
import { Page } from "../ui/Page.tsx";
import { Loading } from "./Loading.tsx";
import { Nowhere } from "./Nowhere.tsx";
import { Pane } from "./Pane.tsx";

interface Props {
  office: Promise<Surroundings>;
  identity: Identity;
  api: Client;
  transfers: Transfers;
}

/** The pane with everything around it. What needs Outlook waits for it. */
export function App({ office, identity, api, transfers }: Props) {
  const [surroundings, setSurroundings] = useState<Surroundings | null>(null);
  useEffect(() => void office.then(setSurroundings), [office]);
  const colours = useHostColours(surroundings === "outlook");
  return (
    <Page identity={identity} api={api} colours={colours} locale={displayLanguage()}>
      <TransfersContext value={transfers}>
        <main>{content(surroundings)}</main>
      </TransfersContext>
    </Page>
  );
}

function content(surroundings: Surroundings | null) {
  if (surroundings === null) return <Loading />;
  return surroundings === "outlook" ? <Pane /> : <Nowhere surroundings={surroundings} />;
}
