import { useEffect, useState } from "react";
import type { Client } from "../http/client.ts";
import { type Transfers, TransfersContext } from "../http/transfers.ts";
import type { Identity } from "../identity/identity.ts";
import type { Surroundings } from "../outlook/ready.ts";
import { displayLanguage, useHostColours } from "../outlook/useHost.ts";
import { Page } from "../ui/Page.tsx";
import { useSystemColours } from "../ui/useSystemColours.ts";
import { LoadingWorkspace } from "./LoadingWorkspace.tsx";
import { Workspace } from "./Workspace.tsx";

interface Props {
  office: Promise<Surroundings>;
  identity: Identity;
  api: Client;
  transfers: Transfers;
}

/** The workspace with everything around it: a tab inside Outlook, or a page of its own. */
export function App({ office, identity, api, transfers }: Props) {
  const [surroundings, setSurroundings] = useState<Surroundings | null>(null);
  useEffect(() => void office.then(setSurroundings), [office]);
  const hostColours = useHostColours(surroundings === "outlook");
  const systemColours = useSystemColours();
  return (
    <Page identity={identity} api={api} colours={hostColours ?? systemColours} locale={displayLanguage()}>
      <TransfersContext value={transfers}>
        {surroundings === null ? <LoadingWorkspace /> : <Workspace />}
      </TransfersContext>
    </Page>
  );
}
