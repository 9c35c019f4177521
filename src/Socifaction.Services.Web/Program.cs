using Socifaction.Services.Web.Hooks;
using Socifaction.Services.Web.Hosting;

var builder = WebApplication.CreateBuilder(args);
builder.AddWebShell();
builder.AddHouse();
builder.AddSms();
builder.AddTimers();
builder.AddSignIn();

var app = builder.Build();
await app.PrepareAsync();
if (await CommandLine.RunAsync(app.Services, args, Console.Out, app.Lifetime.ApplicationStopping) is { } code)
{
    return code;
}

app.UseForwardedHeaders();
app.UseWebShell();
app.UseMiddleware<InitiativeMiddleware>();
app.UseRouting();
app.UseAuthentication();
app.UseAuthorization();
app.UseBusyForms();
app.MapWebShell();
app.MapTwilioStatus();
app.MapTwilioInbound();
app.MapTwilioVoice();
app.MapTwilioCall();
app.MapOperatorStatus();
await app.RunAsync();
return 0;

/// <summary>The one executable: pages, endpoints, timers and the command line.</summary>
public partial class Program;
