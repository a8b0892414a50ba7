using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.Mail;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Conversations.Mailboxes;

namespace Vyomiyra.Api.Conversations.Mailboxes;

/// <summary>Finds the folders that a mailbox has now: those that came, went, moved or were called otherwise.</summary>
public sealed class FindFolders(MailboxReader reader, VyomiyraDb db, Work work)
{
    /// <summary>The folders to read.</summary>
    internal async Task<Outcome<IReadOnlyList<MailFolder>>> RunAsync(HeldMailbox held, CancellationToken cancellation)
    {
        var found = await reader.FoldersAsync(held.Place, cancellation);
        if (found.IsRefused)
        {
            return Outcome<IReadOnlyList<MailFolder>>.Refused(found.Refusals);
        }

        var known = await Of(held).AsNoTracking().ToDictionaryAsync(folder => folder.FolderId, StringComparer.Ordinal, cancellation);
        if (found.Value.Count == known.Count && found.Value.All(folder => known.TryGetValue(folder.Id, out var stored) && stored.Name == NameOf(folder) && stored.ParentId == folder.ParentId))
        {
            return ToRead(known.Values);
        }

        // Only what is new or elsewhere now may have come to or from those that are left out.
        var leftOut = await reader.LeftOutFoldersAsync(held.Place, cancellation);
        if (leftOut.IsRefused)
        {
            return Outcome<IReadOnlyList<MailFolder>>.Refused(leftOut.Refusals);
        }

        var stored = new List<MailFolder>();
        await held.CommitAsync(
            work,
            db,
            async (mailbox, token) =>
            {
                stored = await Of(held).ToListAsync(token);
                Update(stored, found.Value, leftOut.Value, mailbox.Id);
            },
            cancellation);
        return ToRead(await Of(held).AsNoTracking().ToListAsync(cancellation));
    }

    private IQueryable<MailFolder> Of(HeldMailbox held) => db.MailFolders.Where(folder => folder.MailboxId == held.Id);

    private static Outcome<IReadOnlyList<MailFolder>> ToRead(IEnumerable<MailFolder> folders) =>
        folders.Where(folder => !folder.IsLeftOut).OrderBy(folder => folder.Id).ToList();

    private void Update(List<MailFolder> stored, IReadOnlyList<FoundFolder> found, IReadOnlySet<string> leftOut, long mailboxId)
    {
        var parents = found.ToDictionary(folder => folder.Id, folder => folder.ParentId, StringComparer.Ordinal);
        db.MailFolders.RemoveRange(stored.Where(folder => !parents.ContainsKey(folder.FolderId)));
        foreach (var folder in found)
        {
            var row = stored.Find(known => known.FolderId == folder.Id)
                ?? db.MailFolders.Add(new MailFolder { MailboxId = mailboxId, FolderId = folder.Id, Name = NameOf(folder) }).Entity;
            (row.Name, row.ParentId, row.IsLeftOut) = (NameOf(folder), folder.ParentId, IsBelow(folder.Id));
        }

        bool IsBelow(string? id)
        {
            for (var depth = 0; id is not null && depth < parents.Count; depth++)
            {
                if (leftOut.Contains(id))
                {
                    return true;
                }

                id = parents.GetValueOrDefault(id);
            }

            return false;
        }
    }

    private static string NameOf(FoundFolder folder) => folder.Name.Cut(MailboxTables.MaximumName);
}
