using Vyomiyra.Api.Composition;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.Http;
using Vyomiyra.Api.Identity;
using Vyomiyra.Api.Mail;

// The database lies beside the settings: who watches these for changes is told of every page written to it.
var builder = WebApplication.CreateBuilder(["--hostBuilder:reloadConfigOnChange=false", .. args]);
builder.AddLogs();
builder.Services.AddSingleton(TimeProvider.System);
builder.AddIdentity(); // before Http, whose handler takes every fault that is left
builder.AddHttp();
builder.AddAddIn();
builder.AddData();
builder.Services.AddMail();
builder.AddFeatures();
builder.AddSchedules();
builder.AddDescription();
builder.AddMicrosoft365InMiniature();

var app = builder.Build();
app.UseOutlookLookAlike();
app.UseHttp();
app.UseAddIn();
app.UseRouting();
app.UseAuthentication();
app.UseWhen(IsApi, api => api.UseLimits());
app.UseAdmission();

app.MapHealth();
app.MapOpenApi();
app.MapAddIn();
app.MapFeatures();
app.MapMicrosoft365InMiniature();

if (Commands.AreIn(args))
{
    return await Commands.RunAsync(app, args);
}

await app.PrepareAsync();
await app.RunAsync();
return 0;

static bool IsApi(HttpContext http) => http.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase);

public partial class Program;
