import type { Schemas } from "../../../http/schemas.ts";
import type { Address } from "../../../ui/address.ts";
import { RunAccounts } from "./RunAccounts.tsx";
import { RunChanges } from "./RunChanges.tsx";
import { RunClosing } from "./RunClosing.tsx";
import { RunIssues } from "./RunIssues.tsx";
import type { RunPart } from "./RunPage.tsx";
import { RunShrunk } from "./RunShrunk.tsx";

interface Props {
  run: Schemas["ImportRunView"];
  part: RunPart;
  address: Address;
}

/** One part of what a run did. */
export function RunPartView({ run, part, address }: Props) {
  switch (part) {
    case "issues":
      return <RunIssues run={run} address={address} />;
    case "accounts": {
      const account = Number(address.query.get("account"));
      return account ? <RunChanges run={run} accountId={account} /> : <RunAccounts run={run} />;
    }
    case "shrunk":
      return <RunShrunk run={run} />;
    case "closing":
      return <RunClosing run={run} />;
  }
}
