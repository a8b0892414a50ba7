import type { Address } from "../../../ui/address.ts";
import { Heading } from "../../../ui/Heading.tsx";
import { places } from "../../../ui/places.ts";
import { Tabs } from "../../../ui/Tabs.tsx";
import { unmatchedTexts as words } from "../../../ui/texts/unmatched.ts";
import { Answers } from "./Answers.tsx";
import { Dismissed } from "./Dismissed.tsx";
import { Queue } from "./Queue.tsx";

const parts = ["waiting", "dismissed", "remembered"] as const;
const views = { waiting: Queue, dismissed: Dismissed, remembered: Answers };

/** Conversations that nobody knows whose they are, and what people said about such ones. */
export default function UnmatchedPage({ address }: { address: Address }) {
  const part = parts.find((one) => one === address.query.get("part")) ?? "waiting";
  const Part = views[part];
  return (
    <>
      <Heading>{words.title}</Heading>
      <Tabs
        label={words.parts}
        current={part}
        tabs={parts.map((name) => ({
          name,
          title: words[name],
          href: places.unmatched(name === "waiting" ? undefined : name),
        }))}
      />
      <Part />
    </>
  );
}
