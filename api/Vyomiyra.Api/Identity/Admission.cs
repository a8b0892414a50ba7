using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Net.Http.Headers;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.Http;
using Vyomiyra.Api.Identity.Members;

namespace Vyomiyra.Api.Identity;

/// <summary>Admits a caller to an endpoint as <see cref="Permissions"/> says, after routing and authentication.</summary>
internal sealed class Admission(RequestDelegate next, CallerQuery callers, DownloadTickets tickets, IHostEnvironment environment)
{
    public async Task InvokeAsync(HttpContext http, VyomiyraDb db, Work work)
    {
        // No route leads here, or routing itself answers (405, 415).
        if (http.GetEndpoint() is not RouteEndpoint endpoint)
        {
            await next(http);
            return;
        }

        if (Routes.Find(http) is not { } route || Permissions.Find(route) is not { } grant)
        {
            // What a developer's machine opens beside the table (Microsoft 365 in miniature) does not exist elsewhere.
            await (environment.IsDevelopment() && endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null
                ? next(http)
                : RefuseAsync(http, "not_permitted", "Nobody was given this."));
            return;
        }

        await (grant.Who == Who.Public ? next(http) : AdmitMemberAsync(http, db, work, grant));
    }

    private async Task AdmitMemberAsync(HttpContext http, VyomiyraDb db, Work work, Grant grant)
    {
        if (UserOf(http) is not { } user)
        {
            await http.ChallengeAsync();
            return;
        }

        var caller = await callers.FindAsync(db, user, http.RequestAborted);
        if (caller is null)
        {
            await RefuseAsync(http, "not_a_member", "You are signed in, but nobody has enrolled you here. Ask an administrator.");
            return;
        }

        if (!grant.Admits(caller.Role))
        {
            await RefuseAsync(http, "not_permitted", $"This is not for the role {caller.Role}.");
            return;
        }

        if (caller.Name == FirstAdministrators.Unnamed && FirstAdministrators.NameIn(http.User) is { } name)
        {
            await FirstAdministrators.NameAsync(user, name, http.User.FindFirst("preferred_username")?.Value, work, db, http.RequestAborted);
            caller = caller with { Name = name };
        }

        http.Features.Set(caller);
        if (IsSignedIn(http))
        {
            http.RequestServices.GetRequiredService<SignedIn>().Set(user, BearerToken(http));
        }

        await next(http);
    }

    private UserKey? UserOf(HttpContext http) =>
        IsSignedIn(http) ? AccessToken.UserOf(http.User)
        : http.GetEndpoint()!.DoesTakeTickets() ? tickets.UserOf(http.Request)
        : null;

    private static bool IsSignedIn(HttpContext http) => http.User.Identity is { IsAuthenticated: true };

    private static string BearerToken(HttpContext http) =>
        http.Request.Headers[HeaderNames.Authorization].ToString()["Bearer ".Length..].Trim();

    private static Task RefuseAsync(HttpContext http, string code, string detail) =>
        Problem.Of(http, StatusCodes.Status403Forbidden, code, detail).WriteAsync(http);
}
