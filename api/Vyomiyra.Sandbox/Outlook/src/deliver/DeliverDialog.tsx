import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  MessageBar,
  MessageBarBody,
  makeStyles,
  Select,
  Tab,
  TabList,
  Text,
  Textarea,
  tokens,
} from "@fluentui/react-components";
import { type FormEvent, useState } from "react";
import type { Mailbox } from "../session/session.ts";
import { DeliveryFields } from "./DeliveryFields.tsx";
import { type DeliveryForm, deliver, deliveryPath, messageOf } from "./delivery.ts";

const useStyles = makeStyles({
  content: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
  code: { fontFamily: tokens.fontFamilyMonospace, overflowWrap: "anywhere" },
  json: { fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200 },
});

interface Props {
  mailboxes: Mailbox[];
  mailbox: string;
  onDelivered: (mailbox: string) => void;
  onClose: () => void;
}

const blank: DeliveryForm = { name: "", address: "", subject: "", body: "" };

export function DeliverDialog({ mailboxes, mailbox, onDelivered, onClose }: Props) {
  const styles = useStyles();
  const [target, setTarget] = useState(mailbox);
  const [form, setForm] = useState(blank);
  const [json, setJson] = useState<string | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const formJson = () => JSON.stringify(messageOf(form, target), null, 2);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setFailure(null);
    try {
      await deliver(target, json ?? formJson());
      onDelivered(target);
    } catch (error) {
      setFailure(error instanceof Error ? error.message : String(error));
      setBusy(false);
    }
  };

  return (
    <Dialog open onOpenChange={onClose}>
      <DialogSurface>
        <form onSubmit={submit}>
          <DialogBody>
            <DialogTitle>Deliver a message</DialogTitle>
            <DialogContent className={styles.content}>
              <Text size={200}>
                Puts a message into a mailbox as a mail server would. The same from a script:{" "}
                <span className={styles.code}>POST {deliveryPath(target)}</span> with a message in Microsoft Graph’s
                JSON shape.
              </Text>
              <Field label="Mailbox">
                <Select value={target} onChange={(_, { value }) => setTarget(value)}>
                  {mailboxes.map(({ address, name }) => (
                    <option key={address} value={address}>
                      {name} ({address})
                    </option>
                  ))}
                </Select>
              </Field>
              <TabList
                size="small"
                selectedValue={json === null ? "form" : "json"}
                onTabSelect={(_, { value }) => setJson(value === "json" ? formJson() : null)}
              >
                <Tab value="form">Fill in</Tab>
                <Tab value="json">Paste JSON</Tab>
              </TabList>
              {json === null ? (
                <DeliveryFields form={form} onChange={setForm} />
              ) : (
                <Field label="Message (JSON)">
                  <Textarea
                    rows={14}
                    textarea={{ className: styles.json, spellCheck: false }}
                    value={json}
                    onChange={(_, { value }) => setJson(value)}
                  />
                </Field>
              )}
              {failure && (
                <MessageBar intent="error" layout="multiline">
                  <MessageBarBody>{failure}</MessageBarBody>
                </MessageBar>
              )}
            </DialogContent>
            <DialogActions>
              <Button appearance="primary" type="submit" disabled={busy}>
                Deliver
              </Button>
              <Button onClick={onClose}>Cancel</Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  );
}
