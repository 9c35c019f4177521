using Socifaction.Services.Web.Hosting;

var builder = WebApplication.CreateBuilder(args);
builder.AddWebShell();

var app = builder.Build();
app.UseWebShell();
app.UseRouting();
app.MapWebShell();
app.Run();

/// <summary>The one executable: pages, endpoints, timers and the command line.</summary>
public partial class Program;
