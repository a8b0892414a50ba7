import { Button } from "@fluentui/react-components";
import type { Surroundings } from "../outlook/ready.ts";
import { Screen } from "../ui/Screen.tsx";
import { texts } from "../ui/texts.ts";

/** The pane without a mailbox beside it. */
export function Nowhere({ surroundings }: { surroundings: Exclude<Surroundings, "outlook"> }) {
  const { title, detail } = texts.states[surroundings];
  return (
    <Screen
      title={title}
      actions={
        surroundings === "noOffice" && <Button onClick={() => window.location.reload()}>{texts.common.tryAgain}</Button>
      }
    >
      {detail}
    </Screen>
  );
}
