import { Badge, Button, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { lazy, Suspense, useEffect, useRef, useState } from "react";
import type { Schemas } from "../../../http/schemas.ts";
import { FailureNotice } from "../../../ui/FailureNotice.tsx";
import { Foreign } from "../../../ui/Foreign.tsx";
import { useFormat } from "../../../ui/Format.tsx";
import { useRows } from "../../../ui/rows.ts";
import { detailTexts as words } from "../../../ui/texts/details.ts";
import { shellTexts } from "../../../ui/texts/shell.ts";
import { texts } from "../../../ui/texts.ts";
import { useRemoveContact } from "./useDetails.ts";

const ContactForm = lazy(() => import("./ContactForm.tsx"));

const useStyles = makeStyles({
  wanted: { backgroundColor: tokens.colorNeutralBackground1Selected },
  address: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: tokens.spacingHorizontalXS },
  bad: { textDecorationLine: "line-through" },
});

interface Props {
  accountId: number;
  contact: Schemas["ContactView"];
  onSaved: (shared: readonly Schemas["SharedAddressRow"][]) => void;
  /** Somebody came here for this one. */
  isWanted: boolean;
}

/** One contact: what they are there for, and where they are reached. */
export function ContactItem({ accountId, contact, isWanted, onSaved }: Props) {
  const styles = useStyles();
  const rows = useRows();
  const format = useFormat();
  const [state, setState] = useState<"shown" | "editing" | "removing">("shown");
  const remove = useRemoveContact(accountId);
  const item = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isWanted) item.current?.scrollIntoView?.({ block: "center" });
  }, [isWanted]);
  if (state === "editing") {
    return (
      <li className={rows.row}>
        <Suspense fallback={null}>
          <ContactForm accountId={accountId} contact={contact} onSaved={onSaved} onClose={() => setState("shown")} />
        </Suspense>
      </li>
    );
  }
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
      <div className={rows.actions}>
        {state === "removing" ? (
          <fieldset className={rows.question}>
            <legend>{words.removeQuestion(contact.name)}</legend>
            <Button size="small" autoFocus disabledFocusable={remove.isPending} onClick={() => remove.mutate(contact)}>
              {shellTexts.remove}
            </Button>
            <Button size="small" appearance="subtle" onClick={() => setState("shown")}>
              {texts.promises.keep}
            </Button>
          </fieldset>
        ) : (
          <>
            <Button
              size="small"
              appearance="subtle"
              aria-label={`${shellTexts.edit} ${contact.name}`}
              onClick={() => setState("editing")}
            >
              {shellTexts.edit}
            </Button>
            <Button
              size="small"
              appearance="subtle"
              aria-label={`${shellTexts.remove} ${contact.name}`}
              onClick={() => setState("removing")}
            >
              {shellTexts.remove}
            </Button>
          </>
        )}
      </div>
      {remove.error && (
        <FailureNotice title={words.notRemoved} failure={remove.error} onRetry={() => remove.mutate(contact)} />
      )}
    </li>
  );
}
