import type { Schemas } from "../../../http/schemas.ts";
import { useRows } from "../../../ui/rows.ts";
import { SubHeading } from "../../../ui/SubHeading.tsx";
import { detailTexts as words } from "../../../ui/texts/details.ts";
import { ContactItem } from "./ContactItem.tsx";

interface Props {
  contacts: readonly Schemas["ContactView"][];
  wanted: number | null;
}

/** Whom to write to at the account. */
export function Contacts({ contacts, wanted }: Props) {
  const rows = useRows();
  return (
    <section aria-label={words.contacts}>
      <SubHeading>{words.contacts}</SubHeading>
      {contacts.length === 0 && <p className={rows.empty}>{words.noContacts}</p>}
      <ul className={rows.list} aria-label={words.contacts}>
        {contacts.map((contact) => (
          <ContactItem key={contact.id} contact={contact} isWanted={contact.id === wanted} />
        ))}
      </ul>
    </section>
  );
}
