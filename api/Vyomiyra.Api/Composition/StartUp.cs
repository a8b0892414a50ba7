using System.Reflection;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Vyomiyra.Api.Accounts;
using Vyomiyra.Api.Conversations.Receiving;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.Identity.Members;

namespace Vyomiyra.Api.Composition;

internal static class StartUp
{
    /// <summary>The build starts the program to describe its API; it then touches nothing.</summary>
    private static bool IsDescribed => Assembly.GetEntryAssembly()?.GetName().Name == "GetDocument.Insider";

    /// <summary>
    /// What must be there before the first request. A developer's database is migrated on the way; elsewhere somebody decides when, with the
    /// command <c>database migrate</c>, and until then the application says that it is not ready.
    /// </summary>
    public static async Task PrepareAsync(this WebApplication app)
    {
        if (IsDescribed)
        {
            return;
        }

        if (app.Environment.IsDevelopment())
        {
            await app.Services.MigrateAsync();
            app.Lifetime.ApplicationStarted.Register(() => SayWhereToLook(app));
        }

        if (await app.Services.IsMigratedAsync())
        {
            await app.Services.EnrolFirstAdministratorsAsync();
            await app.Services.IndexMissingNamesAsync();
            await app.Services.TieOldMessagesAsync();
        }
        else
        {
            app.Logger.LogWarning("The database is not of this version: run the command 'database migrate'.");
        }
    }

    private static void SayWhereToLook(WebApplication app)
    {
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault();
        app.Logger.LogInformation("Open {Address}", $"{address?.TrimEnd('/')}/");
    }
}
