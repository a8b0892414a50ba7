#if SANDBOX
using System.Text;
using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Accounts;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.Identity;
using Vyomiyra.Api.Identity.Members;
using Vyomiyra.Api.Receivables;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Accounts;
using Vyomiyra.Domain.History;
using Vyomiyra.Sandbox.Exports;

namespace Vyomiyra.Api.Composition;

/// <summary>
/// Fills an empty database with the sandbox's people and its ERP's exports, through the doors that real ones use, so that the product can be
/// tried a minute after it was cloned.
/// </summary>
internal sealed class Demo(
    VyomiyraDb db,
    Work work,
    ErpExport export,
    ImportCompanies companies,
    ImportHolidays holidays,
    ImportRates rates,
    ImportReceivables receivables,
    KeepDocument documents,
    DemoCustomers customers,
    DemoPromises promises,
    DemoDisputes disputes,
    IConfiguration configuration)
{
    private static readonly Actor Seeding = Actor.System("demonstration");

    private static readonly (string Oid, string Name, string Mailbox, Role Role, string[] Teams)[] People =
    [
        ("11111111-aaaa-4a01-8001-000000000001", "Mara Lindqvist", "mara.lindqvist", Role.Collector, ["Europe"]),
        ("11111111-aaaa-4a01-8001-000000000002", "Tomás Ferreira", "tomas.ferreira", Role.Collector, ["Americas"]),
        ("11111111-aaaa-4a01-8001-000000000003", "Ines Okafor", "ines.okafor", Role.Manager, ["Europe", "Americas"]),
        ("11111111-aaaa-4a01-8001-000000000004", "Jonas Weber", "jonas.weber", Role.Operations, []),
        ("11111111-aaaa-4a01-8001-000000000005", "Priya Raman", "priya.raman", Role.Administrator, []),
    ];

    public async Task FillAsync(CancellationToken cancellation)
    {
        if (await db.Companies.AnyAsync(cancellation))
        {
            return;
        }

        await EnrolAsync(cancellation);
        AssertWhole(await companies.RunAsync(Read("companies"), "companies.csv", Seeding, cancellation));
        AssertWhole(await holidays.RunAsync(Read("holidays"), "holidays.csv", Seeding, cancellation));
        AssertWhole(await rates.RunAsync(Read("rates"), "rates.csv", Seeding, cancellation));
        AssertWhole(await receivables.RunAsync(Read("receivables"), "sandbox", "receivables.csv", team: null, Seeding, cancellation));
        await KeepInvoicesAsync(cancellation);
        await customers.FillAsync(cancellation);
        await promises.FillAsync(cancellation);
        await disputes.FillAsync(cancellation);
    }

    private async Task KeepInvoicesAsync(CancellationToken cancellation)
    {
        foreach (var (name, content) in export.Invoices())
        {
            await using var pdf = new MemoryStream(content);
            var kept = await documents.RunAsync(pdf, name, Seeding, cancellation);
            if (kept.IsRefused || kept.Value.Receivables == 0)
            {
                throw new InvalidOperationException($"The demonstration has no receivable for {name}.");
            }
        }
    }

    /// <summary>The sandbox's export and the profile that reads it belong together.</summary>
    private static void AssertWhole(Outcome<ImportReport> imported)
    {
        if (imported.IsRefused || imported.Value.Rejected > 0)
        {
            throw new InvalidOperationException($"The demonstration is not read whole: {(imported.IsRefused ? imported.Refusals[0].Detail : imported.Value.Rejects[0].Reason)}");
        }
    }

    private MemoryStream Read(string name) => new(Encoding.UTF8.GetBytes(export.Read(name) ?? throw new InvalidOperationException($"The sandbox exports no {name}.")));

    private async Task EnrolAsync(CancellationToken cancellation) => await work.CommitAsync<int>(
        Seeding,
        async token =>
        {
            var tenant = configuration.GetValue<Guid>("AzureAd:TenantId");
            var known = await db.Members.Where(member => member.TenantId == tenant).Select(member => member.ObjectId).ToListAsync(token);
            var teams = await db.Teams.ToDictionaryAsync(team => team.Name, token);
            foreach (var person in People.Where(person => !known.Contains(Guid.Parse(person.Oid))))
            {
                foreach (var name in person.Teams.Where(name => !teams.ContainsKey(name)))
                {
                    teams[name] = db.Teams.Add(new Team { Name = name }).Entity;
                }

                await db.SaveChangesAsync(token);
                var member = new Member
                {
                    TenantId = tenant,
                    ObjectId = Guid.Parse(person.Oid),
                    Name = person.Name,
                    Address = $"{person.Mailbox}@halden.example",
                    Role = person.Role,
                    Version = 1,
                };
                member.Teams.AddRange(person.Teams.Select(name => new MemberTeam { TeamId = teams[name].Id }));
                db.Add(member);
                await db.SaveChangesAsync(token);
                work.Record(new MemberEnrolled(member.Id, member.Role, person.Teams, member.Name, member.Address));
            }

            return People.Length;
        },
        cancellation);

}

/// <summary>
/// Runs <see cref="Demo"/> after the sandbox made its own data and before the first request is let in; <see cref="DemoMailbox"/>, and what came by
/// mail, as soon as the sandbox answers.
/// </summary>
internal sealed class DemoFilling(IServiceScopeFactory scopes) : IHostedLifecycleService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<Demo>().FillAsync(cancellationToken);
    }

    public async Task StartedAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<DemoMailbox>().EnrolAsync(cancellationToken);
        await scope.ServiceProvider.GetRequiredService<DemoDisputes>().FillFromMailAsync(cancellationToken);
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
#endif
