import { Badge, makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import type { Schemas } from "../../http/schemas.ts";
import { Foreign } from "../../ui/Foreign.tsx";
import { texts } from "../../ui/texts.ts";

const useStyles = makeStyles({
  header: { display: "grid", gap: tokens.spacingVerticalXXS },
  name: { ...typographyStyles.subtitle2, margin: 0, overflowWrap: "anywhere" },
  line: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground3, margin: 0, overflowWrap: "anywhere" },
  status: { verticalAlign: "middle", marginInlineStart: tokens.spacingHorizontalS },
});

interface Props {
  account: Schemas["AccountCard"];
  /** The addresses that the mail is with, to show the contact it is with. */
  addresses: readonly string[];
}

/** Who: name, number, company, team and owner, and whom there the mail is with. */
export function AccountHeader({ account, addresses }: Props) {
  const styles = useStyles();
  const contact = contactOf(account, addresses);
  const { number, company, team, owner } = account;
  const facts = Object.entries({ number, company, team: team ?? texts.account.noTeam, owner }).flatMap(
    ([fact, value]) => (value ? [[fact, value] as const] : []),
  );
  return (
    <header className={styles.header}>
      <h1 className={styles.name}>
        <Foreign>{account.name}</Foreign>
        {account.status !== "normal" && (
          <Badge className={styles.status} appearance="filled" color="danger" size="small">
            {texts.account.status[account.status]}
          </Badge>
        )}
      </h1>
      <p className={styles.line}>
        {facts.map(([fact, value], index) => (
          <span key={fact}>
            {index > 0 && " · "}
            <Foreign>{value}</Foreign>
          </span>
        ))}
      </p>
      <p className={styles.line}>
        {contact ? (
          <>
            <Foreign>{contact.name}</Foreign>
            {" · "}
            <Foreign>{contact.address}</Foreign>
          </>
        ) : (
          addresses[0] && <Foreign>{texts.account.noContact(addresses[0])}</Foreign>
        )}
      </p>
    </header>
  );
}

/** The contact that the mail is with; nobody else is named in their place. */
function contactOf({ contacts }: Schemas["AccountCard"], addresses: readonly string[]) {
  const wanted = new Set(addresses.map((address) => address.toLowerCase()));
  for (const contact of contacts) {
    const address = contact.addresses.find((one) => wanted.has(one.toLowerCase()));
    if (address) return { name: contact.name, address };
  }
  return null;
}
