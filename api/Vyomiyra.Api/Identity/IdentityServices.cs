using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.DataProtection;

namespace Vyomiyra.Api.Identity;

public static class IdentityServices
{
    public static void AddIdentity(this WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var services = builder.Services;
        services.AddOptions<AzureAdOptions>().BindConfiguration(AzureAdOptions.Section).ValidateDataAnnotations();
        services.AddOptions<IdentityOptions>().BindConfiguration(IdentityOptions.Section);
        services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer();
        services.ConfigureOptions<SignIn>();
        services.AddSingleton<CallerQuery>();
        services.AddSingleton<DownloadTickets>();
        services.AddScoped<SignedIn>();

        var keys = builder.Configuration.GetSection(IdentityOptions.Section).Get<IdentityOptions>() ?? new IdentityOptions();
        services.AddDataProtection()
            .SetApplicationName("Vyomiyra")
            .PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(builder.Environment.ContentRootPath, keys.KeysPath)));
        services.AddSingleton<TokenVault>();
        services.AddSingleton<ConfidentialClient>();
        services.AddScoped<MailTokens>();
        services.AddSingleton<AwayTokens>();
        services.AddSingleton<ApplicationTokens>();
        services.AddExceptionHandler<ClaimsChallenge>();
    }

    /// <summary>Admits callers to endpoints, after routing and authentication.</summary>
    public static void UseAdmission(this IApplicationBuilder app) => app.UseMiddleware<Admission>();
}
