using Vyomiyra.Api.Accounts;
using Vyomiyra.Api.Cash;
using Vyomiyra.Api.Conversations;
using Vyomiyra.Api.Conversations.Mailboxes;
using Vyomiyra.Api.Conversations.Reading;
using Vyomiyra.Api.Conversations.Turns;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.Disputes;
using Vyomiyra.Api.Disputes.Evidence;
using Vyomiyra.Api.History;
using Vyomiyra.Api.Identity.Members;
using Vyomiyra.Api.Outreach;
using Vyomiyra.Api.Promises;
using Vyomiyra.Api.Receivables;
using Vyomiyra.Api.Receivables.Runs;
using Vyomiyra.Api.Receivables.Statements;
using Vyomiyra.Api.Worklist;

namespace Vyomiyra.Api.Composition;

/// <summary>The features, each with its services and its endpoints, and what follows from the facts that they record.</summary>
internal static class Features
{
    public static void AddFeatures(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddAutoMapper(mapping => mapping.LicenseKey = builder.Configuration["AutoMapper:LicenseKey"], typeof(Features).Assembly);
        services.AddAccounts();
        services.AddReceivables();
        services.AddStatements();
        services.AddImports();
        services.AddConversations();
        services.AddMailboxes();
        services.AddPromises();
        services.AddCash();
        services.AddDisputes();
        services.AddEvidence();
        services.AddScoped<RecomputeStandings>();
        services.AddMailTemplates();
        services.AddHistory();

        // In the order in which they run: the history tells what happened before anything follows from it, and standings are computed last.
        services.AddScoped<IFactHandler, AppendActivities>();
        services.AddScoped<IFactHandler, MoveMergedContacts>();
        services.AddScoped<IFactHandler, MoveMergedReceivables>();
        services.AddScoped<IFactHandler, MoveMergedConversations>();
        services.AddScoped<IFactHandler, MoveMergedPayments>();
        services.AddScoped<IFactHandler, MoveMergedPromises>();
        services.AddScoped<IFactHandler, MoveMergedDisputes>();
        services.AddScoped<IFactHandler, MarkBadAddresses>();
        services.AddScoped<IFactHandler>(provider => provider.GetRequiredService<IndexNames>());
        services.AddScoped<IFactHandler>(provider => provider.GetRequiredService<MatchDocuments>());
        services.AddScoped<IFactHandler>(provider => provider.GetRequiredService<SettlePromises>());
        services.AddScoped<IFactHandler, FitPromises>();
        services.AddScoped<IFactHandler, FitDisputes>();
        services.AddScoped<IFactHandler, RecordShrinks>();
        services.AddScoped<IFactHandler>(provider => provider.GetRequiredService<RecomputeTurns>());
        services.AddScoped<IFactHandler>(provider => provider.GetRequiredService<RecomputeStandings>());
    }

    public static void MapFeatures(this WebApplication app)
    {
        var api = app.MapGroup("/api");
        api.MapMembers();
        api.MapAccounts();
        api.MapContacts();
        api.MapNotes();
        api.MapMerges();
        api.MapSearch();
        api.MapReceivables();
        api.MapStatements();
        api.MapImports();
        api.MapImportFiles();
        api.MapImportRuns();
        api.MapCustomerImports();
        api.MapDocuments();
        api.MapConversations();
        api.MapSuggestions();
        api.MapMailboxes();
        app.MapNotifications();
        api.MapPromises();
        api.MapCash();
        api.MapDisputes();
        api.MapEvidence();
        api.MapMailTemplates();
        api.MapHistory();
    }
}
