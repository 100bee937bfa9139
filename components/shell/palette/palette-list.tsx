import { Command } from 'cmdk';
import type { Entry, EntryGroup } from '#components/shell/palette/entry.ts';

interface PaletteListProps {
  readonly groups: readonly EntryGroup[];
  readonly onChoose: (entry: Entry) => void;
}

export function PaletteList({ groups, onChoose }: PaletteListProps) {
  return groups.map(({ heading, entries }) => (
    <Command.Group
      key={`${heading} ${entries[0]?.id.split(' ')[0]}`}
      heading={heading}
      className="pb-1 [&_[cmdk-group-heading]]:px-3 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:font-semibold [&_[cmdk-group-heading]]:text-muted"
    >
      {entries.map((entry) => (
        <Command.Item
          key={entry.id}
          value={entry.id}
          onSelect={() => onChoose(entry)}
          className="flex h-10 cursor-pointer items-center justify-between gap-4 rounded-control px-3 data-[selected=true]:bg-teal-tint max-sm:h-12"
        >
          {entry.words}
          {entry.aside}
        </Command.Item>
      ))}
    </Command.Group>
  ));
}
