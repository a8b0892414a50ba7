import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { createApi } from "../http/client.ts";
import { createTransfers } from "../http/transfers.ts";
import { createIdentity } from "../identity/identity.ts";
import { ready } from "../outlook/ready.ts";
import { App } from "./App.tsx";

const office = ready();
const identity = createIdentity(office);

createRoot(document.getElementById("root") as HTMLElement).render(
  <StrictMode>
    <App office={office} identity={identity} api={createApi(identity)} transfers={createTransfers(identity)} />
  </StrictMode>,
);
