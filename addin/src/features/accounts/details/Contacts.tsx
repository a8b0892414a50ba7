import { Button } from "@fluentui/react-components";
import { Add16Regular } from "@fluentui/react-icons/svg/add";
import { lazy, Suspense, useState } from "react";
import type { Schemas } from "../../../http/schemas.ts";
import { Foreign } from "../../../ui/Foreign.tsx";
import { useFormat } from "../../../ui/Format.tsx";
import { Notice } from "../../../ui/Notice.tsx";
import { useRows } from "../../../ui/rows.ts";
import { SubHeading } from "../../../ui/SubHeading.tsx";
import { detailTexts as words } from "../../../ui/texts/details.ts";
import { ContactItem } from "./ContactItem.tsx";

const ContactForm = lazy(() => import("./ContactForm.tsx"));

interface Props {
  accountId: number;
  contacts: readonly Schemas["ContactView"][];
  wanted: number | null;
}

/** Whom to write to at the account. */
export function Contacts({ accountId, contacts, wanted }: Props) {
  const rows = useRows();
  const format = useFormat();
  const [isAdding, setAdding] = useState(false);
  const [shared, setShared] = useState<readonly Schemas["SharedAddressRow"][]>([]);
  return (
    <section aria-label={words.contacts}>
      <SubHeading
        actions={
          <Button size="small" appearance="subtle" icon={<Add16Regular />} onClick={() => setAdding(true)}>
            {words.addContact}
          </Button>
        }
      >
        {words.contacts}
      </SubHeading>
      {isAdding && (
        <Suspense fallback={null}>
          <ContactForm accountId={accountId} contact={null} onSaved={setShared} onClose={() => setAdding(false)} />
        </Suspense>
      )}
      {shared.map(({ address, accounts }) => (
        <Notice key={address}>
          <Foreign>{words.sharedAddress(address, format.list(accounts.map(({ name }) => name)))}</Foreign>
        </Notice>
      ))}
      {contacts.length === 0 && !isAdding && <p className={rows.empty}>{words.noContacts}</p>}
      <ul className={rows.list} aria-label={words.contacts}>
        {contacts.map((contact) => (
          <ContactItem
            key={contact.id}
            accountId={accountId}
            contact={contact}
            isWanted={contact.id === wanted}
            onSaved={setShared}
          />
        ))}
      </ul>
    </section>
  );
}
