import { Input } from "@fluentui/react-components";
import { useState } from "react";
import type { Person } from "../protocol.ts";
import { formatRecipients, parseRecipients } from "./recipients.ts";

interface Props {
  id: string;
  people: Person[];
  autoFocus: boolean;
  onChange: (people: Person[]) => void;
}

/** Recipients, as one writes them; they count once the line is left. */
export function RecipientsField({ id, people, autoFocus, onChange }: Props) {
  const [typed, setTyped] = useState<string | null>(null);
  const leave = () => {
    if (typed === null) return;
    onChange(parseRecipients(typed));
    setTyped(null);
  };
  return (
    <Input
      id={id}
      appearance="underline"
      autoFocus={autoFocus}
      placeholder="name@company.example; another@company.example"
      value={typed ?? formatRecipients(people)}
      onChange={(_, { value }) => setTyped(value)}
      onBlur={leave}
    />
  );
}
