import { Link } from "@fluentui/react-components";
import { lazy, type ReactNode } from "react";
import { AccountsPage } from "../features/accounts/list/AccountsPage.tsx";
import type { Schemas } from "../http/schemas.ts";
import type { Address } from "../ui/address.ts";
import { places } from "../ui/places.ts";
import { Screen } from "../ui/Screen.tsx";
import { shellTexts } from "../ui/texts/shell.ts";
import { isOpenTo, rooms } from "./rooms.ts";

const MailboxesPage = lazy(() => import("../features/conversations/mailboxes/MailboxesPage.tsx"));
const StalledPage = lazy(() => import("../features/conversations/stalled/StalledPage.tsx"));
const UnmatchedPage = lazy(() => import("../features/conversations/unmatched/UnmatchedPage.tsx"));
const PromisesPage = lazy(() => import("../features/promises/list/PromisesPage.tsx"));
const PromisePage = lazy(() => import("../features/promises/page/PromisePage.tsx"));
const DisputePage = lazy(() => import("../features/disputes/page/DisputePage.tsx"));
const DisputesPage = lazy(() => import("../features/disputes/list/DisputesPage.tsx"));
const AccountPage = lazy(() => import("./AccountPage.tsx"));
const ImportsPage = lazy(() => import("../features/receivables/imports/ImportsPage.tsx"));
const NewImport = lazy(() => import("../features/receivables/imports/NewImport.tsx"));
const RunPage = lazy(() => import("../features/receivables/imports/RunPage.tsx"));
const ReceivablesPage = lazy(() => import("../features/receivables/list/ReceivablesPage.tsx"));

interface Props {
  address: Address;
  me: Schemas["MeAnswer"];
}

/** The screen that an address stands for. */
export function Room({ address, me }: Props) {
  const [name = "accounts", id] = address.path;
  const room = rooms.find((one) => one.name === name);
  if (room && !isOpenTo(room, me)) return <Elsewhere {...shellTexts.notYours} />;
  return screenOf(name, id, address, me) ?? <Elsewhere {...shellTexts.nothingHere} />;
}

function screenOf(name: string, id: string | undefined, address: Address, me: Schemas["MeAnswer"]): ReactNode {
  const number = id && /^\d{1,15}$/.test(id) ? Number(id) : null;
  switch (name) {
    case "accounts":
      return id === undefined ? (
        <AccountsPage address={address} />
      ) : (
        number && <AccountPage key={number} id={number} address={address} />
      );
    case "receivables":
      return <ReceivablesPage address={address} />;
    case "promises":
      return id === undefined ? (
        <PromisesPage address={address} />
      ) : (
        number && <PromisePage key={number} id={number} mayWork={isChaser(me)} />
      );
    case "disputes":
      return id === undefined ? (
        <DisputesPage address={address} mayMove={isChaser(me)} />
      ) : (
        number && <DisputePage key={number} id={number} mayHold={me.role === "manager"} />
      );
    case "stalled":
      return <StalledPage address={address} />;
    case "unmatched":
      return <UnmatchedPage address={address} />;
    case "mailboxes":
      return <MailboxesPage mayChange={me.role === "administrator"} />;
    case "imports":
      if (id === undefined) return <ImportsPage />;
      return id === "new" ? <NewImport /> : number && <RunPage key={number} id={number} address={address} />;
    default:
      return null;
  }
}

/** Whoever writes to promises and disputes. */
const isChaser = ({ role }: Schemas["MeAnswer"]) => role === "collector" || role === "manager";

const Elsewhere = ({ title, detail }: { title: string; detail: string }) => (
  <Screen title={title} actions={<Link href={places.accounts()}>{shellTexts.toAccounts}</Link>}>
    {detail}
  </Screen>
);
