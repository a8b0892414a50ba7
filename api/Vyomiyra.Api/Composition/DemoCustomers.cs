#if SANDBOX
using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Accounts;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.Http;
using Vyomiyra.Api.Identity;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Accounts;

namespace Vyomiyra.Api.Composition;

/// <summary>What people would have entered about the sandbox's customers by now, through the doors that they use.</summary>
internal sealed class DemoCustomers(
    VyomiyraDb db, GetAccountDetails details, ChangeAccount accounts, SetStatus statuses, SaveContact contacts, WriteNote notes, CompanyCalendars calendars, TimeProvider clock)
{
    public async Task FillAsync(CancellationToken cancellation)
    {
        await AssignAsync(cancellation);
        await ChangeAsync("C-1001", account => account with { Aliases = ["Brightwater", "BW Foods"] }, cancellation);
        await ChangeAsync("C-1004", account => account with { Aliases = ["Talbrück Werke"], Domains = [.. account.Domains, "talbrueck.example"] }, cancellation);
        var pinemoor = await db.Accounts.Where(account => account.Number == "C-1006").Select(account => account.Id).SingleAsync(cancellation);
        await ChangeAsync("C-1007", account => account with { ParentId = pinemoor }, cancellation);
        await CloseAsync("C-1016", AccountStatus.Insolvent, "The court has opened insolvency proceedings.", cancellation);

        await KnowAsync("helen.marsh@brightwater-foods.example", [ContactRole.Pays, ContactRole.Approves], isBad: false, cancellation);
        await KnowAsync("oliver.grant@brightwater-foods.example", [ContactRole.Disputes], isBad: false, cancellation);
        await KnowAsync("leitung@veldkamm-logistik.example", [ContactRole.Escalation], isBad: true, cancellation);
        await KnowAsync("dorothy.kessel@cedarvane-medical.example", [ContactRole.Approves], isBad: false, cancellation);

        await NoteAsync(
            "C-1008", NoteKind.Call, daysAgo: 6, "Torben Uhlig", "Waiting for the board", "The managing director signs payments above 10,000 himself and is back next week.", cancellation);
        await NoteAsync("C-1004", NoteKind.Meeting, daysAgo: 3, "Falk Reinders", "Credit note for the missing sensors", "Went through the delivery with him: four sensors never left our warehouse.", cancellation);
        await NoteAsync("C-1016", NoteKind.Note, daysAgo: 2, null, null, "The district court opened the proceedings; claims are to be filed by the end of next month.", cancellation);
        await NoteAsync("C-2001", NoteKind.Call, daysAgo: 1, "AP Desk", "Needs copies", "They never got the two oldest invoices. Sent again to the AP desk.", cancellation);
    }

    /// <summary>Each team's collector owns its accounts.</summary>
    private async Task AssignAsync(CancellationToken cancellation)
    {
        foreach (var collector in await db.Set<Member>().AsNoTracking().Include(member => member.Teams).Where(member => member.Role == Role.Collector).ToListAsync(cancellation))
        {
            var teams = collector.Teams.Select(team => team.TeamId).ToArray();
            foreach (var number in await db.Accounts.Where(account => teams.Contains(account.TeamId!.Value)).OrderBy(account => account.Id).Select(account => account.Number).ToListAsync(cancellation))
            {
                await ChangeAsync(number, account => account with { OwnerId = collector.Id }, cancellation);
            }
        }
    }

    private async Task ChangeAsync(string number, Func<ChangeAccountRequest, ChangeAccountRequest> change, CancellationToken cancellation)
    {
        var manager = await ManagerAsync(cancellation);
        var id = await db.Accounts.Where(account => account.Number == number).Select(account => account.Id).SingleAsync(cancellation);
        var account = await details.ReadAsync(id, manager, cancellation);
        var request = new ChangeAccountRequest(
            account.Aliases, account.Domains, account.Team?.Id, account.Owner?.Id, account.Parent?.Id, account.Language);
        Done(await accounts.HandleAsync(id, new IfMatch(ETag.Of(account.Version)), change(request), manager, cancellation));
    }

    private async Task CloseAsync(string number, AccountStatus status, string why, CancellationToken cancellation)
    {
        var account = await db.Accounts.AsNoTracking().SingleAsync(row => row.Number == number, cancellation);
        Done(await statuses.HandleAsync(account.Id, new IfMatch(ETag.Of(account.Version)), new SetStatusRequest(status, why), await ManagerAsync(cancellation), cancellation));
    }

    private async Task KnowAsync(string address, IReadOnlyList<ContactRole> roles, bool isBad, CancellationToken cancellation)
    {
        var contact = await db.Contacts.AsNoTracking().SingleAsync(person => person.Addresses.Any(own => own.Address == address), cancellation);
        var request = new ContactRequest(contact.Name, roles, [new ContactAddressView(address, isBad)], contact.Language);
        Done(await contacts.ChangeAsync(contact.Id, new IfMatch(ETag.Of(contact.Version)), request, await ManagerAsync(cancellation), cancellation));
    }

    private async Task NoteAsync(string number, NoteKind kind, int daysAgo, string? person, string? outcome, string text, CancellationToken cancellation)
    {
        var account = await db.Accounts.AsNoTracking().SingleAsync(row => row.Number == number, cancellation);
        var owner = await db.Set<Member>().AsNoTracking().SingleAsync(member => member.Id == account.OwnerId, cancellation);
        var on = (await calendars.OfAsync(account.CompanyId, cancellation)).DateOf(clock.GetUtcNow()).AddDays(-daysAgo);
        Done(await notes.HandleAsync(account.Id, new NoteRequest(kind, on, text, Person: person, Outcome: outcome), CallerOf(owner, [account.TeamId!.Value]), cancellation));
    }

    private async Task<Caller> ManagerAsync(CancellationToken cancellation)
    {
        var manager = await db.Set<Member>().AsNoTracking().Include(member => member.Teams).SingleAsync(member => member.Role == Role.Manager, cancellation);
        return CallerOf(manager, [.. manager.Teams.Select(team => team.TeamId)]);
    }

    private static Caller CallerOf(Member member, long[] teams) => new(member.Id, member.Name, member.Role, teams, member.TenantId, member.ObjectId);

    private static void Done<T>(Outcome<T> outcome)
    {
        if (outcome.IsRefused)
        {
            throw new InvalidOperationException($"The demonstration was refused: {outcome.Refusals[0].Detail}");
        }
    }
}
#endif
