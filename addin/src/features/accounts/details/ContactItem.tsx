import { Badge, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { useEffect, useRef } from "react";
import type { Schemas } from "../../../http/schemas.ts";
import { Foreign } from "../../../ui/Foreign.tsx";
import { useFormat } from "../../../ui/Format.tsx";
import { useRows } from "../../../ui/rows.ts";
import { detailTexts as words } from "../../../ui/texts/details.ts";

const useStyles = makeStyles({
  wanted: { backgroundColor: tokens.colorNeutralBackground1Selected },
  address: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: tokens.spacingHorizontalXS },
  bad: { textDecorationLine: "line-through" },
});

interface Props {
  contact: Schemas["ContactView"];
  /** Somebody came here for this one. */
  isWanted: boolean;
}

/** One contact: what they are there for, and where they are reached. */
export function ContactItem({ contact, isWanted }: Props) {
  const styles = useStyles();
  const rows = useRows();
  const format = useFormat();
  const item = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isWanted) item.current?.scrollIntoView?.({ block: "center" });
  }, [isWanted]);
  return (
    <li ref={item} className={mergeClasses(rows.row, isWanted && styles.wanted)}>
      <div className={rows.line}>
        <span className={rows.strong}>
          <Foreign>{contact.name}</Foreign>
        </span>
        {contact.language && <span className={rows.note}>{format.language(contact.language)}</span>}
      </div>
      {contact.addresses.map(({ address, isBad }) => (
        <div key={address} className={styles.address}>
          <span className={mergeClasses(rows.name, isBad && styles.bad)}>
            <Foreign>{address}</Foreign>
          </span>
          {isBad && (
            <Badge appearance="tint" size="small" color="danger">
              {words.badAddress}
            </Badge>
          )}
        </div>
      ))}
      <div className={rows.marks}>
        {contact.roles.map((role) => (
          <Badge key={role} appearance="tint" size="small" color="informative">
            {words.roles[role]}
          </Badge>
        ))}
      </div>
    </li>
  );
}
