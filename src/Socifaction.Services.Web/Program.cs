var builder = WebApplication.CreateBuilder(args);
_ = Socifaction.Services.Web.Texts.Rides.Continue;
var app = builder.Build();
app.Run();

/// <summary>The one executable: pages, endpoints, timers and the command line.</summary>
public partial class Program;
